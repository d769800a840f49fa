"""A file that comes back is taken page by page: all that it says of one, or nothing.

A page is left as it is when one of its texts answers a French text of another day (stale), is
none of its own (unknown) or cannot stand (refused): half of the file's words beside half of the
site's would be a text that nobody has written. What the file leaves empty or marks as to be
checked is not taken, and keeps nothing else back.
"""

from collections import defaultdict
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.models import Translation, get_edit_url

from ...upstream import user_can_edit_instance
from ..access import check_unlocked
from .file_report import Outcome, PageReport, Report, Result
from .import_checks import Judge
from .save_texts import keep
from .uploads import SentFile, SentText, clipped, not_ours, speaks


def take(sent: SentFile, user, locales: list[Locale], only: Translation | None = None) -> Report:
    """Record the texts of a file as ``user``'s work, and return what became of each.

    Raise ``ValidationError`` when the file is of a language that is not in ``locales``, of
    another site, of another page than ``only``, or says two things of one text.
    """
    locale = language_of(sent, locales)
    pages = defaultdict(list)
    for text in unrepeated(sent.texts):
        pages[text.page].append(text)
    known = translations_of(pages, locale)
    if not known:
        raise ValidationError(not_ours())
    if only is not None:
        check_only(only, pages, known)
    reports = [
        take_page(known[key], texts, sent, user) if key in known else unknown_page(texts)
        for key, texts in pages.items()
    ]
    return Report(sent.name, locale, reports)


def language_of(sent: SentFile, locales: list[Locale]) -> Locale:
    """Return the language of a file. Raise ``ValidationError`` if ``locales`` do not have it."""
    found = [one for one in locales if speaks(sent.language, one.language_code)]
    if found:
        return max(found, key=lambda one: len(one.language_code))
    sentence = _(
        "Nothing was taken from this file: its language is “%(language)s”, which is none of yours."
    )
    raise ValidationError(sentence % {"language": name_of(sent.language)})


def name_of(language: str) -> str:
    """Return the name of a language for people, or its code if it is not known."""
    try:
        return get_language_info(language)["name_translated"]
    except KeyError:
        return clipped(language)


def unrepeated(texts: list[SentText]) -> list[SentText]:
    """Return each text once. Raise ``ValidationError`` when two translations are given of one."""
    found = {}
    for text in texts:
        place = text.page, text.place, text.mark
        other = found.setdefault(place, text)
        if (other.target, other.is_unsure) != (text.target, text.is_unsure):
            sentence = _(
                "Nothing was taken from this file: it translates “%(text)s” twice, differently."
            )
            raise ValidationError(sentence % {"text": text.french[:60]})
    return list(found.values())


def translations_of(pages: dict[str, list], locale: Locale) -> dict[str, Translation]:
    """Return ``{key as in the file: translation}`` of the pages that the site knows."""
    keys = {uuid: key for key in pages if (uuid := uuid_of(key))}
    rows = Translation.objects.filter(source__object_id__in=keys, target_locale=locale)
    return {keys[row.source.object_id]: row for row in rows.select_related("source")}


def uuid_of(key: str) -> UUID | None:
    try:
        return UUID(key)
    except ValueError:
        return None


def check_only(only: Translation, pages: dict, known: dict[str, Translation]):
    """Raise ``ValidationError`` when a file sent from one page is that of others."""
    if len(pages) > 1:
        sentence = _(
            "Nothing was taken from this file: it holds several pages. Send it from the screen "
            "“File exchange”."
        )
        raise ValidationError(sentence)
    (other,) = known.values()
    if other.pk == only.pk:
        return
    sentence = _("Nothing was taken from this file: it is that of “%(page)s” (%(language)s).")
    language = other.target_locale.get_display_name()
    raise ValidationError(sentence % {"page": other.source.object_repr, "language": language})


def unknown_page(texts: list[SentText]) -> PageReport:
    """Report texts of a page that the site does not know, or that is not translated here."""
    refusal = _("This page is none of the site’s, or has not been given to its translators.")
    results = [Result(Outcome.UNKNOWN, "", one.french, one.target) for one in texts]
    return PageReport(_("Unknown page"), refusal=refusal, results=results)


def take_page(translation: Translation, texts: list[SentText], sent: SentFile, user) -> PageReport:
    """Record the texts of one page, all or none, in one transaction."""
    report = PageReport(translation.source.object_repr)
    try:
        with transaction.atomic():
            fill(report, translation, texts, sent, user)
    except PermissionDenied:
        report.refusal = _("You may not change this translation.")
    except ObjectDoesNotExist:
        report.refusal = _("This page or its translation is not on the site any more.")
    except ValidationError as refusal:
        report.refusal = " ".join(refusal.messages)
    except IntegrityError:
        report.refusal = _("Somebody was translating it at the same time: send the file again.")
    if report.refusal:
        report.results = [
            Result(Outcome.HELD, "", one.french, one.target) for one in texts if one.target
        ]
    return report


def fill(report: PageReport, translation: Translation, texts: list[SentText], sent, user):
    """Judge the texts of a page, keep them if all can be, and tell of each."""
    translation = (
        Translation.objects.select_for_update(of=("self",))
        .select_related("source", "target_locale")
        .get(pk=translation.pk, enabled=True)
    )
    target = translation.get_target_instance()
    report.url = get_edit_url(target)
    if not user_can_edit_instance(user, target):
        raise PermissionDenied
    check_unlocked(user, translation)
    judge = Judge(translation, sent.form, user)
    verdicts = judge.judge(texts)
    report.results = [one.result for one in verdicts]
    if report.is_blocked:
        report.results = [held(one) for one in report.results]
    elif report.applied:
        keep([one for one in verdicts if one.result.outcome == Outcome.APPLIED], target, sent, user)


def held(result: Result) -> Result:
    """Return a text that could have been taken as one that was not."""
    if result.outcome != Outcome.APPLIED:
        return result
    return Result(Outcome.HELD, result.label, result.french, result.text)
