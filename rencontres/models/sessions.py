"""A session: what deserves a page in the programme."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.fields import StreamField
from wagtail.search import index

from cuf_site import clock
from cuf_site.content.fields import LanguageListField
from cuf_site.content.pages import SitePage
from cuf_site.localisation.words_and_facts import PAGE_WORDS, facts, words
from cuf_site.tree.names import by_name
from cuf_site.tree.routes import route

from .blocks import EditionBodyBlock
from .session_panels import SESSION_PANELS, SessionForm
from .session_rules import kept_reference, next_reference, session_problems

# What a session of another year may keep, when its edition is copied; the rest is of one year.
KEPT_FOR_ANOTHER_YEAR = frozenset(
    (
        "title",
        "kind",
        "start",
        "end",
        "room",
        "access",
        "mode",
        "spoken_languages",
        "interpretation",
        "has_sign_language",
        "has_captions",
        "has_hearing_loop",
        "is_step_free",
        "topics",
        "groups",
        "countries",
        "show_in_menus",
    )
)


class SessionPage(RoutablePageMixin, SitePage):
    """A session of an edition: opening, plenary, workshop, meeting, ceremony."""

    class Access(models.TextChoices):
        OPEN = "open", _("Open to all participants")
        MEMBERS = "members", _("Members only")
        INVITATION = "invitation", _("By invitation")

    class Mode(models.TextChoices):
        ON_SITE = "on-site", _("On site")
        HYBRID = "hybrid", _("On site and online")
        ONLINE = "online", _("Online")

    class Status(models.TextChoices):
        CONFIRMED = "confirmed", _("Confirmed")
        CANCELLED = "cancelled", pgettext_lazy("session", "Cancelled")
        MOVED = "moved", pgettext_lazy("session", "Moved")

    kind = models.ForeignKey(
        "rencontres.SessionKind",
        verbose_name=_("kind"),
        on_delete=models.PROTECT,
        null=True,
        limit_choices_to={"is_break": False, "locale__language_code": settings.LANGUAGE_CODE},
        related_name="sessions",
    )
    reference = models.SlugField(
        _("reference"),
        max_length=60,
        blank=True,
        help_text=_("Stable and unique in the edition. Empty: made from the kind and a number."),
    )
    summary = models.TextField(_("summary"), blank=True)
    body = StreamField(EditionBodyBlock(), verbose_name=_("body"), blank=True)
    day = models.DateField(_("day"), null=True, blank=True)
    start = models.TimeField(_("start"), null=True, blank=True)
    end = models.TimeField(_("end"), null=True, blank=True)
    room = models.CharField(_("room"), max_length=100, blank=True)
    access = models.CharField(_("access"), max_length=20, choices=Access, default=Access.OPEN)
    mode = models.CharField(_("mode"), max_length=20, choices=Mode, default=Mode.ON_SITE)
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.CONFIRMED)
    status_note = models.CharField(
        _("note on the status"),
        max_length=250,
        blank=True,
        help_text=_("Why it is cancelled, where it has moved to."),
    )
    spoken_languages = LanguageListField(_("spoken languages"))
    interpretation = LanguageListField(_("interpretation into"))
    has_sign_language = models.BooleanField(_("sign language"), default=False)
    has_captions = models.BooleanField(_("captions"), default=False)
    has_hearing_loop = models.BooleanField(_("hearing loop"), default=False)
    is_step_free = models.BooleanField(_("step-free access"), default=False)
    capacity = models.PositiveIntegerField(_("capacity"), null=True, blank=True)
    video_url = models.URLField(_("video"), blank=True)
    audio_url = models.URLField(_("audio"), blank=True)

    content_panels = SESSION_PANELS
    base_form_class = SessionForm

    search_fields = [
        *SitePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.FilterField("day"),
    ]

    translatable_fields = [
        *words(
            *PAGE_WORDS,
            "summary",
            "body",
            "status_note",
            "participations",
            "topics",
            "groups",
            "countries",
            "organisers",
            "documents",
        ),
        *facts(
            "kind",
            "reference",
            "day",
            "start",
            "end",
            "room",
            "access",
            "mode",
            "status",
            "spoken_languages",
            "interpretation",
            "has_sign_language",
            "has_captions",
            "has_hearing_loop",
            "is_step_free",
            "capacity",
            "video_url",
            "audio_url",
            "show_in_menus",
        ),
    ]

    page_description = _("A workshop, a plenary, a meeting: what has its line in the programme.")
    summary_fields = ("summary",)
    parent_page_types = ["rencontres.EditionPage"]
    subpage_types = []
    exclude_fields_in_copy = ["reference"]

    class Meta:
        verbose_name = pgettext_lazy("meeting", "session")
        verbose_name_plural = pgettext_lazy("meeting", "sessions")

    def __str__(self):
        return self.title

    def problems(self, parent) -> dict[str, str]:
        return super().problems(parent) | session_problems(self, parent)

    def warnings(self) -> list[str]:
        found = []
        if not self.get_parent().live:
            found.append(
                gettext("The edition is not published yet: readers will see this page once it is.")
            )
        if self.status != self.Status.CONFIRMED and not self.status_note:
            found.append(
                gettext("Say what has changed (“Note on the status”): readers see the bare word.")
            )
        return found

    def save(self, **kwargs):
        """Give the session its reference the first time its kind is known."""
        if self.kind and not self.reference:
            self.reference = kept_reference(self) or next_reference(self, self.get_parent())
        return super().save(**kwargs)

    @property
    def edition(self):
        """The edition this session belongs to, in the same language."""
        return self.get_parent().specific

    @property
    def is_past(self) -> bool:
        """Whether its day is past, or its edition where it has no day."""
        return self.day < clock.today() if self.day else self.edition.is_past

    @property
    def is_cancelled(self) -> bool:
        return self.status == self.Status.CANCELLED

    page_context = by_name("rencontres.views.session.context")
    about = by_name("rencontres.outputs.metadata.session_about")
    calendar = route("seance.ics/", "rencontres.views.session.calendar")
