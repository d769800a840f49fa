"""What can be taken of the texts that a file says of one page, against what the page says today."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationContext,
)
from wagtail_localize.strings import StringValue

from ..confirming import LONGEST
from ..markup import faults
from ..text_checks import misfit
from ..workshop.labels import Label, label
from ..workshop.lines import place_of, translations
from .file_report import Outcome, Result
from .formats import FORMATS
from .page_texts import model_of
from .uploads import SentText


@dataclass(frozen=True)
class Verdict:
    """What becomes of one text; ``data`` is what is kept of it for ``segments``, over ``rows``."""

    result: Result
    data: str = ""
    segments: tuple[StringSegment, ...] = ()
    rows: tuple[StringTranslation | None, ...] = ()


class Judge:
    """The texts of one page today, with their translations: read once, in two queries."""

    def __init__(self, translation: Translation, form: str, user):
        self.translation, self.form, self.user = translation, FORMATS[form], user
        self.model = model_of(translation.source)
        segments = translation.source.stringsegment_set.select_related("string", "context")
        segments = list(segments.order_by("order"))
        self.rows = translations(segments, translation.target_locale)
        self.segments = defaultdict(dict)
        for segment in segments:
            key = segment.context.path, self.form.mark_of(segment)
            self.segments[key][place_of(segment)] = segment

    def judge(self, texts: list[SentText]) -> list[Verdict]:
        lost = {one.place for one in texts if (one.place, one.mark) not in self.segments}
        contexts = TranslationContext.objects.filter(
            object_id=self.translation.source.object_id, path__in=lost
        )
        former = set(contexts.values_list("path", flat=True)) if lost else set()
        return [self.judge_one(one, one.place in former) for one in texts]

    def judge_one(self, text: SentText, was_here: bool) -> Verdict:
        segments = tuple(self.segments.get((text.place, text.mark), {}).values())
        if not text.target.strip() and not text.problem:
            return self.verdict(Outcome.EMPTY, text, segments)
        if not segments:
            outcome = Outcome.STALE if was_here else Outcome.UNKNOWN
            return self.verdict(outcome, text, segments, self.why_lost(was_here))
        if text.is_unsure:
            return self.verdict(Outcome.UNSURE, text, segments)
        try:
            if text.problem:
                raise ValueError(text.problem)
            data = self.read(text, segments[0])
        except ValueError as error:
            return self.verdict(Outcome.REFUSED, text, segments, str(error))
        return self.compare(text, segments, data)

    def why_lost(self, was_here: bool) -> str:
        if was_here:
            return _("The French text has changed since the file was made.")
        return _("This text is none of this page’s.")

    def read(self, text: SentText, segment: StringSegment) -> str:
        """Return what the site would keep of a text. Raise ``ValueError`` if it cannot stand."""
        if (count := len(text.target)) > LONGEST:
            sentence = _("%(limit)d characters at most; this translation has %(count)d.")
            raise ValueError(sentence % {"limit": LONGEST, "count": count})
        data = self.form.data_of(segment, text.target)
        reasons = faults(data, segment.string.data)
        if not reasons:
            data = normal(data)
            reasons = [misfit(data, self.label(segment).limit)]
        if any(reasons):
            raise ValueError(" ".join(filter(None, reasons)))
        return data

    def compare(self, text: SentText, segments: tuple, data: str) -> Verdict:
        """Judge a text that can stand: taken unless it stands already or is newer on the site."""
        rows = tuple(self.rows.get(place_of(one)) for one in segments)
        if all(row is not None and is_confirmed(row) and normal(row.data) == data for row in rows):
            return self.verdict(Outcome.UNCHANGED, text, segments)
        if any(row is not None and self.is_newer(row, text, data) for row in rows):
            reason = _("Its translation has been changed on the site since the file was made.")
            return self.verdict(Outcome.STALE, text, segments, reason)
        return Verdict(self.result(Outcome.APPLIED, text, segments), data, segments, rows)

    def is_newer(self, row: StringTranslation, text: SentText, data: str) -> bool:
        """Whether somebody wrote on the site what a file made before would undo.

        Who sends a file again, corrected, undoes only what came from it.
        """
        is_own_file = row.tool_name and row.last_translated_by_id == self.user.pk
        is_later = row.updated_at > text.exported
        return is_confirmed(row) and is_later and not is_own_file and normal(row.data) != data

    def verdict(self, outcome: Outcome, text: SentText, segments: tuple, reason="") -> Verdict:
        return Verdict(self.result(outcome, text, segments, reason))

    def result(self, outcome: Outcome, text: SentText, segments: tuple, reason="") -> Result:
        name = str(self.label(segments[0])) if segments else ""
        return Result(outcome, name, text.french, text.target, reason)

    def label(self, segment: StringSegment) -> Label:
        """Return what a text is, without the name of its row: that would cost a query."""
        field = self.model._meta.get_field(segment.context.path.partition(".")[0])
        return label(self.model, field, segment.context.field_path, "")


def is_confirmed(row: StringTranslation) -> bool:
    return row.translation_type == row.TRANSLATION_TYPE_MANUAL and not row.has_error


def normal(data: str) -> str:
    """Return inline HTML in the one way in which it can be compared."""
    try:
        data = StringValue.from_translated_html(data).data
    except ValueError:
        return data
    return data.replace("\r", "").strip()
