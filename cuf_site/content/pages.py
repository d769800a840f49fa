"""What every page of the site shares: drafts always save, publication is checked."""

from contextlib import nullcontext

from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.admin.panels import CommentPanel
from wagtail.fields import RichTextField
from wagtail.models import Page, PagePermissionTester, PageViewRestriction, TranslatableMixin

from ..localisation import publication
from ..tree.names import by_name
from ..tree.references import references_noted_once
from ..tree.refusals import CANNOT_BE_MOVED, after_name, refused
from ..tree.visibility import paths_to
from ..words.plain_text import clipped, on_one_line, plain
from .page_forms import SitePageCopyForm, SitePageForm
from .panels import schedule_panel


def forget_deleted(model, data: dict) -> dict:
    """Return a version's data with its protected foreign keys to rows that are no more emptied."""
    data = dict(data)
    for field in model._meta.concrete_fields:
        if field.is_relation and field.null and field.remote_field.on_delete is models.PROTECT:
            rows = field.related_model._base_manager.filter(pk=data.get(field.name))
            if not rows.exists():
                data[field.name] = None
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        if rows := data.get(name):
            data[name] = [forget_deleted(relation.related_model, row) for row in rows]
    return data


class SitePagePermissionTester(PagePermissionTester):
    """Wagtail's answers; those on each page of a list ask nothing of the database."""

    def can_delete(self, ignore_bulk=False):
        """Only who publishes deletes what is live: a page that holds no other is its own answer."""
        user = self.user
        if user.is_active and not user.is_superuser and "publish" not in self.permissions:
            if self.page.live:
                return False
            if self.page.is_leaf() and "change" in self.permissions:
                return True
        return super().can_delete(ignore_bulk)


class SitePage(Page):
    """Base of all page types: ``problems()`` says in full sentences what forbids publication.

    Facts live on the French page: a translation carries copies of them and is not checked.
    """

    settings_panels = [schedule_panel(), CommentPanel()]
    base_form_class = SitePageForm
    copy_form_class = SitePageCopyForm
    reserved_slugs = frozenset()
    # What says in a few words what the page is about, the best first.
    summary_fields = ()

    class Meta:
        abstract = True

    @property
    def locale_code(self) -> str:
        """The page's language; French for a page that has no locale yet."""
        return self.locale.language_code if self.locale_id else settings.LANGUAGE_CODE

    @property
    def private_page_options(self) -> list[str]:
        """Return how the page can be made private: a translation is as private as French."""
        return Page.private_page_options if self.is_french else []

    @property
    def description(self) -> str:
        """Return what search engines show of the page, as plain text; "" when it says nothing."""
        fields = map(self._meta.get_field, ("search_description", *self.summary_fields))
        texts = (
            plain(text) if isinstance(field, RichTextField) else on_one_line(text)
            for field in fields
            if (text := getattr(self, field.name))
        )
        return clipped(next(filter(None, texts), ""))

    # What the page tells machines (``About``), from what its template is given: no query.
    about = by_name("cuf_site.web.metadata.page_about")

    # What answers in the place of a page that a password closes.
    serve_password_required_response = by_name("cuf_site.web.private_pages.password_required")

    def page_context(self, request) -> dict:
        """Return what its template is given besides what Wagtail gives: see its view."""
        return {}

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | self.page_context(request)

    @property
    def is_french(self) -> bool:
        """Whether it is the page where facts live."""
        return self.locale_code == settings.LANGUAGE_CODE

    def problems(self, parent) -> dict[str, str]:
        """Return ``{field name: sentence}`` for each rule that ``self`` breaks under ``parent``."""
        if parent is not None and self.slug in getattr(parent.specific, "reserved_slugs", ()):
            sentence = _("“%(slug)s” is the address of a part of the site: choose another one.")
            return {"slug": sentence % {"slug": self.slug}}
        return {}

    def broken_rules(self, parent) -> dict[str, str]:
        """Return the problems that count in its language: a translation only has its address."""
        return self.problems(parent) if self.is_french else SitePage.problems(self, parent)

    def row_problems(self) -> list[str]:
        """Return the problems of all rows, as sentences that begin with the name of the row."""
        found = []
        for relation in get_all_child_relations(type(self)):
            earlier = []
            if not issubclass(relation.related_model, TranslatableMixin):
                continue
            for row in getattr(self, relation.get_accessor_name()).all():
                sentences = []
                try:
                    row.clean_fields(exclude=["id", "locale", relation.field.name])
                except ValidationError as refusal:
                    sentences += refusal.messages
                if hasattr(row, "problems"):
                    sentences += row.problems(self, earlier).values()
                found += [after_name(row._meta.verbose_name, sentence) for sentence in sentences]
                earlier.append(row)
        return found

    def warnings(self) -> list[str]:
        """Return sentences an editor should read after publishing; none of them forbids it."""
        return []

    def get_view_restrictions(self):
        """Return the restrictions on this page and those above it, in one query instead of two.

        An alias, or a page below one, is restricted like what it is an alias of; a translation
        has copies of the restrictions of its French page.
        """
        paths = paths_to(self.path)
        here = models.Q(page__path__in=paths) | models.Q(page__aliases__path__in=paths)
        return PageViewRestriction.objects.filter(here).distinct()

    def check_publishable(self):
        """Raise ``ValidationError`` (with ``refused_page``) unless the page may be live."""
        try:
            self.full_clean()
            problems = self.broken_rules(self.get_parent())
            rows = self.row_problems() if self.is_french else []
            if rows:
                problems |= {NON_FIELD_ERRORS: rows}
            if problems:
                raise ValidationError(problems)
        except ValidationError as refusal:
            raise refused(refusal, self) from None

    def check_movable(self, parent: Page):
        """Raise ``ValidationError`` (with ``refused_page``) unless it may be live in ``parent``."""
        problems = self.broken_rules(parent)
        if self.live and problems:
            raise refused(ValidationError(problems), self, CANNOT_BE_MOVED)

    @classmethod
    def from_serializable_data(cls, data, **kwargs):
        """Open a version without what has been deleted since: modelcluster knows no PROTECT."""
        return super().from_serializable_data(forget_deleted(cls, data), **kwargs)

    def permissions_for_user(self, user):
        """Return what ``user`` may do with the page."""
        return SitePagePermissionTester(user, self)

    def give_rows_locale(self):
        """Give the rows of a new page its language: a copy forgets those of drafts."""
        for relation in get_all_child_relations(type(self)):
            if issubclass(relation.related_model, TranslatableMixin):
                for row in getattr(self, relation.get_accessor_name()).all():
                    row.locale_id = self.locale_id

    def with_content_json(self, content):
        """Open a version; that of a translation has the facts of the French page of today."""
        return publication.with_facts(super().with_content_json(content))

    def save(self, clean=True, **kwargs):
        """Save; whatever path makes the page live, it is checked first, in every language."""
        if not self.is_french:  # a schedule is that of the French page
            self.go_live_at = self.expire_at = None
        if self._state.adding:
            self.give_rows_locale()
        if kwargs.get("update_fields") is not None:
            return super().save(clean=clean, **kwargs)
        with publication.publishing(self) if self.live else nullcontext():
            if self.live and (clean or self._state.adding):
                self.check_publishable()
                clean = False
            with references_noted_once(self):
                return super().save(clean=clean, **kwargs)


def check_move(instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs):
    """Refuse, before anything moves, to put a live page where it could not be published."""
    page = instance.specific
    if isinstance(page, SitePage) and parent_page_before != parent_page_after:
        page.check_movable(parent_page_after)
