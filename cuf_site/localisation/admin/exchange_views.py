"""« Échange de fichiers »: take away the texts to translate in a file, and send it back."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page
from wagtail_localize.models import Translation

from ...upstream import user_can_edit_instance
from ..exchange.formats import FORMATS, read
from ..exchange.import_page import take
from ..exchange.page_texts import Document, documents
from ..rights import open_to_translators
from .exchange_forms import ALL, TO_DO, FileForm, PageFileForm, SendForm
from .exchange_scopes import locales_of, translations_in

ICON = "download"


class ExchangeView(View):
    """A screen of the exchange, for those who have a language to exchange files of."""

    def dispatch(self, request, *args, **kwargs):
        self.locales = locales_of(request.user)
        if not self.locales:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def show(self, template: str, status=200, **context):
        context |= {"header_icon": ICON, "page_title": _("File exchange")}
        return TemplateResponse(
            self.request, f"localisation/exchange/{template}.html", context, status=status
        )

    def show_choice(self, form: FileForm, refusal=""):
        """Show what can be taken away, and why a file that was sent could not be."""
        found = chosen(form, self.request.user) if form.is_valid() else []
        return self.show(
            "choice",
            400 if refusal or form.errors else 200,
            form=form,
            send=SendForm(),
            refusal=refusal,
            documents=found,
            texts=sum(len(one.lines) for one in found),
            words=sum(one.words for one in found),
        )

    def form(self, data: dict) -> FileForm:
        """Return the form of what to take away, with what is asked before anything is chosen."""
        first = {"locale": self.locales[0].language_code, "format": "po", "texts": TO_DO}
        return FileForm(first | data, locales=self.locales)


@method_decorator(open_to_translators, name="dispatch")
class ChooseView(ExchangeView):
    """What to take away, with the texts and words that the file will have."""

    def get(self, request):
        return self.show_choice(self.form(request.GET.dict()))


@method_decorator(open_to_translators, name="dispatch")
class DownloadView(ExchangeView):
    """The file of a page, an edition, or all that is to be translated."""

    def get(self, request):
        if "translation" in request.GET:
            return self.download_page(PageFileForm(request.GET))
        form = self.form(request.GET.dict())
        if not form.is_valid():
            return self.show_choice(form)
        found = chosen(form, request.user)
        if not found:
            messages.warning(request, _("There is nothing to translate in it."))
            return redirect(f"{reverse('translation_files')}?{request.GET.urlencode()}")
        edition = form.cleaned_data["edition"]
        name = edition.title if edition else _("translations")
        if form.cleaned_data["texts"] == TO_DO:
            name = _("%(file)s to do") % {"file": name}
        return self.send(found, form.cleaned_data["locale"], form.cleaned_data["format"], name)

    def download_page(self, form: PageFileForm):
        if not form.is_valid():
            raise PermissionDenied
        translation = form.cleaned_data["translation"]
        is_own = translation.target_locale in self.locales
        if not is_own or not may_change(self.request.user, translation):
            raise PermissionDenied
        found = documents([translation])
        title = translation.source.object_repr
        return self.send(found, translation.target_locale, form.cleaned_data["format"], title)

    def send(self, found: list[Document], locale, name: str, title: str) -> HttpResponse:
        form = FORMATS[name]
        content = form.write(found, locale, timezone.now(), self.request.user)
        file = f"{slugify(title)[:60] or 'texts'}-{locale.language_code}.{form.EXTENSION}"
        return HttpResponse(
            content,
            content_type=form.CONTENT_TYPE,
            headers={"Content-Disposition": f'attachment; filename="{file}"'},
        )


@method_decorator(open_to_translators, name="dispatch")
class SendView(ExchangeView):
    """What came of a file, told as it is taken; a refusal comes back to where it was sent from."""

    def get(self, request):
        return redirect("translation_files")

    def post(self, request):
        form = SendForm(request.POST, request.FILES)
        back = get_valid_next_url_from_request(request)
        try:
            report = self.take(form)
        except ValidationError as refusal:
            sentence = " ".join(refusal.messages)
            if back:
                messages.error(request, sentence)
                return redirect(back)
            return self.show_choice(self.form({}), sentence)
        return self.show("report", report=report, back=back)

    def take(self, form: SendForm):
        """Take a file. Raise ``ValidationError`` when nothing can be taken from it."""
        if not form.is_valid():
            raise ValidationError(
                [str(error) for errors in form.errors.values() for error in errors]
            )
        file, only = form.cleaned_data["file"], form.cleaned_data["translation"]
        return take(read(file.read(), file.name), self.request.user, self.locales, only)


def chosen(form: FileForm, user) -> list[Document]:
    """Return what a valid form asks for."""
    edition, only_to_do = form.cleaned_data["edition"], form.cleaned_data["texts"] != ALL
    found = translations_in(edition, form.cleaned_data["locale"], user, only_to_do)
    return documents(found, with_done=not only_to_do)


def may_change(user, translation: Translation) -> bool:
    """Whether ``user`` may change a translation that is there."""
    model = translation.source.specific_content_type.model_class()
    manager = Page.objects if issubclass(model, Page) else model._default_manager
    target = manager.filter(
        translation_key=translation.source.object_id, locale=translation.target_locale
    ).first()
    return target is not None and user_can_edit_instance(user, target)
