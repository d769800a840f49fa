"""Machine translation, where the site has a service for it (``MACHINE_TRANSLATOR``).

What it fills in is kept as a machine's: a text to read and confirm, which counts as done nowhere
until a person has (see ``segments.confirmations``). It is asked only for what has no words yet:
former words and those of memory are a person's, and come first.
"""

import logging
from collections.abc import Iterator

import requests
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.strings import StringValue

from .lines import Line, Origin, lines_of

logger = logging.getLogger(__name__)

AT_ONCE = 50  # texts in one request: the most that DeepL takes
Answers = list[tuple[Line, str]]


def offered(translation: Translation) -> dict | None:
    """Return the service that may fill in a translation: its name, and the address to post to."""
    service = get_machine_translator()
    languages = (translation.source.locale, translation.target_locale)
    if service is None or not service.can_translate(*languages):
        return None
    url = reverse("wagtail_localize:machine_translate", args=[translation.pk])
    return {"name": str(service.display_name), "url": url}


def ask(translation: Translation) -> Answers:
    """Return what the service answers for the texts that have no words; nothing is kept yet.

    Raise ``ValidationError``, with a sentence, when it does not answer, or not with texts.
    """
    service = get_machine_translator()
    languages = (translation.source.locale, translation.target_locale)
    if service is None or not service.can_translate(*languages):
        raise ValidationError(_("No machine translates into this language here."))
    lines = [line for line in lines_of(translation) if line.origin == Origin.NONE]
    asked = list({line.french: StringValue(line.french) for line in lines}.values())
    answers = {}
    for texts in batches(asked):
        answers |= answers_of(service, languages, texts)
    return [(line, answers[line.french]) for line in lines if answers.get(line.french)]


def batches(texts: list[StringValue]) -> Iterator[list[StringValue]]:
    for start in range(0, len(texts), AT_ONCE):
        yield texts[start : start + AT_ONCE]


def answers_of(service, languages: tuple, texts: list[StringValue]) -> dict[str, str]:
    """Return ``{French: translation}`` as the service answers.

    Its back ends raise whatever comes: a wrong key or a spent quota is a ``KeyError`` of DeepL's.
    """
    name = {"name": service.display_name}
    try:
        answer = service.translate(*languages, texts)
        return {text.data: value.data or "" for text, value in answer.items() if value}
    except requests.Timeout as error:
        sentence, cause = _("%(name)s did not answer in time: nothing is filled in."), error
    except requests.ConnectionError as error:
        sentence, cause = _("%(name)s cannot be reached: nothing is filled in."), error
    except Exception as error:
        sentence, cause = refused(), error
    logger.warning("%s: %r", service.display_name, cause)
    raise ValidationError(sentence % name) from cause


def refused() -> str:
    return _(
        "%(name)s answered without a translation: nothing is filled in. "
        "Its quota may be used up, or its key wrong; the webmaster can tell."
    )


def keep(answers: Answers, translation: Translation, user) -> int:
    """Keep what a service answered as a machine's texts; return how many.

    A text that somebody has translated meanwhile stays. One that cannot stand is kept with its
    error, for its translator to mend.
    """
    name, count = str(get_machine_translator().display_name), 0
    for line, text in answers:
        _row, is_new = StringTranslation.objects.get_or_create(
            translation_of=line.segment.string,
            context=line.segment.context,
            locale=translation.target_locale,
            defaults={
                "data": text,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MACHINE,
                "tool_name": name,
                "last_translated_by": user,
            },
        )
        count += is_new
    return count
