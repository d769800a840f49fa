"""How a page goes live in two languages or more: facts from French, words once they are all there.

Every publication ends in ``Page.save()`` with ``live`` set, whoever asked for it: the editor's
button, wagtail-localize, a bulk action, a schedule, a workflow, a command. ``publishing`` stands
round that ``save()``; every version of a page is opened by ``with_content_json()``, where
``with_facts`` gives it the facts of today.
"""

import logging
from contextlib import contextmanager
from contextvars import ContextVar
from copy import deepcopy

from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, transaction
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, Revision
from wagtail.workflows import publish_workflow_state

from ..tree.references import references_noted_once
from ..tree.refusals import refused
from .minor_edits import decision_on, follow
from .models import ApprovedTranslation, PublishedWords
from .overlay import (
    OPTIONAL,
    carry,
    confirmed_words,
    hold_rows,
    hold_rows_together,
    overlay,
    texts_of,
    words_of,
)
from .slugs import first_slug, kept_slug
from .sources import (
    asked,
    french_of,
    is_answered,
    is_translation,
    mark_incomplete,
    missing,
    note_publication,
    source_of,
    translations_of,
)

logger = logging.getLogger(__name__)

# Set while facts are carried to translations, whose words stay as they are.
_is_carrying = ContextVar("carrying", default=False)


@contextmanager
def carrying():
    """Save translations as they are: their words have been published, only facts have changed."""
    token = _is_carrying.set(True)
    try:
        yield
    finally:
        _is_carrying.reset(token)


@contextmanager
def publishing(page: Page):
    """Stand round the ``save()`` of a live page, in one transaction with all that follows from it.

    A French page takes its translations along. A translation gets the facts of today, and is
    refused with ``ValidationError`` when its words are not those that translators confirmed.
    """
    if _is_carrying.get():
        yield
        return
    with transaction.atomic():
        lock(page)
        if is_translation(page):
            says_all = admit(page)
            yield
            if says_all:
                note_publication(source_of(page), page.locale)
                ApprovedTranslation.objects.filter(page_id=page.pk).delete()
        else:
            yield
            french = french_of(page)
            hold_rows(french)
            follow(french, decision_on(page))
            carry_to_translations(french)
            publish_approved(french)


def lock(page: Page):
    """Let no one else publish the page, in any language, before this transaction ends.

    On SQLite each transaction is alone from its start (``transaction_mode: IMMEDIATE``).
    """
    pages = Page.objects.filter(
        translation_key=page.translation_key, locale__language_code=settings.LANGUAGE_CODE
    )
    list(pages.select_for_update(of=("self",)).values_list("pk"))


def with_facts(page: Page) -> Page:
    """Return a version of a page that has just been opened, a translation with today's facts."""
    if is_translation(page) and not _is_carrying.get() and (french := french_of(page)):
        carry(french, page)
    return page


def carry_to_translations(french: Page):
    """Give the live translations of ``french`` its facts; their words and drafts stay theirs.

    No version is added: the latest one may be a draft, or in moderation.
    """
    translations = list(translations_of(french).filter(live=True))
    hold_rows_together(translations)
    for translation in translations:
        before = translation.serializable_data()
        pending = carry(deepcopy(french), translation)
        save_changes(translation, before)
        if pending - set(OPTIONAL):
            mark_incomplete(translation, pending)


def save_changes(translation: Page, before: dict):
    """Save what has changed of a translation and its rows ``before`` facts were carried to it."""
    after = translation.serializable_data()
    relations = [one.get_accessor_name() for one in get_all_child_relations(translation)]
    for data in (before, after):
        data |= {name: {row["pk"]: row for row in data[name]} for name in relations}
    if before == after:
        return
    changed = [name for name in relations if before[name] != after[name]]
    fields = [field.name for field in translation._meta.concrete_fields if not field.primary_key]
    with carrying(), references_noted_once(translation):
        translation.save(clean=False, update_fields=[*fields, *changed])
    content = translation.serializable_data()
    Revision.objects.filter(pk=translation.live_revision_id).update(content=content)


def admit(page: Page) -> bool:
    """Give a translation today's facts and let it go live; return whether its words are finished.

    Those that were live before may be outdated: their facts go live. Raise ``ValidationError``
    when others are not those of a finished translation.
    """
    french = french_of(page)
    if french is None:
        raise refusal(page, _("It has no French original."))
    page.slug = kept_slug(page)
    page.set_url_path(page.get_parent())
    carry(french, page)
    before = type(page).objects.filter(pk=page.pk, live=True).first()
    words = texts_of(words_of(page))
    if before is not None and texts_of(words_of(before)) == words:
        return is_finished(page)
    if not french.live:
        raise refusal(page, _("Its French original is not published."))
    if not is_approved(page, words):
        check_translated(page)
        check_confirmed(page)
    return True


def is_finished(page: Page) -> bool:
    """Whether a version says what translators have confirmed, all of it."""
    try:
        check_translated(page)
        check_confirmed(page)
    except ValidationError:
        return False
    return True


def is_approved(page: Page, words: dict[str, list[str]]) -> bool:
    """Whether ``words`` were approved, all of them, for the French texts that are published."""
    approval = ApprovedTranslation.objects.filter(page_id=page.pk).select_related("revision")
    return any(
        is_answered(asked(source_of(page)), one.answers)
        and texts_of(words_of(one.revision.as_object())) == words
        for one in approval
    )


def check_confirmed(version: Page):
    """Raise ``ValidationError`` unless a version says what translators have confirmed."""
    finished = type(version).objects.filter(pk=version.pk).first()
    if finished is None or texts_of(words_of(compose(finished))) != texts_of(words_of(version)):
        sentence = _("Its words are not those of the translation: publish it from there.")
        raise refusal(version, sentence)


def check_translated(translation: models.Model):
    """Raise ``ValidationError`` unless translators have confirmed every required text."""
    source = source_of(translation)
    if source is None or french_of(translation) is None:
        raise refusal(translation, _("It has not been submitted for translation."))
    left = missing(source, translation.locale)
    if count := len(left):
        sentence = ngettext(
            "%(count)d text is still to be translated: “%(text)s”.",
            "%(count)d texts are still to be translated, the first: “%(text)s”.",
            count,
        )
        text = left[0].string.as_value().render_text()
        raise refusal(translation, sentence % {"count": count, "text": Truncator(text).chars(80)})


def refusal(page: models.Model, sentence: str) -> ValidationError:
    """Return a refusal that stands above the form; wagtail-localize reads it as a dictionary."""
    return refused(ValidationError({NON_FIELD_ERRORS: [sentence]}), page)


def compose(translation: Page) -> Page:
    """Give a translation today's facts and the words that translators have confirmed."""
    words = confirmed_words(source_of(translation), translation.locale)
    overlay(french_of(translation), translation, words)
    return translation


def finished_version(translation: Page, user=None) -> Revision:
    """Return a new version of ``translation`` with the words that translators have confirmed.

    Raise ``ValidationError`` when something is still to be translated.
    """
    check_translated(translation)
    page = compose(type(translation).objects.get(pk=translation.pk))
    if not page.first_published_at:
        page.slug = first_slug(page, french_of(page))
    return page.save_revision(user=user, clean=False)


def publish_translation(translation: Page, user=None) -> bool:
    """Publish the finished words of ``translation``; return whether it is live now.

    While its French original waits for its own publication, the translation is approved: it
    will go live with it. Raise ``ValidationError`` when something is still to be translated.
    """
    with transaction.atomic():
        lock(translation)
        revision = finished_version(translation, user)
        is_live = french_of(translation).live
        if is_live:
            revision.publish(user=user)
        else:
            approve(revision, user)
        return is_live


def approve(version: Revision, user=None):
    """Keep a finished version of a translation for the day its French original is published."""
    page = version.as_object()
    check_translated(page)
    check_confirmed(page)
    values = {"revision": version, "answers": asked(source_of(page)), "user": user}
    ApprovedTranslation.objects.update_or_create(page_id=page.pk, defaults=values)
    if workflow_state := page.current_workflow_state:
        workflow_state.cancel(user=user)


def publish_approved(french: Page):
    """Publish the translations that waited for ``french``; one that is refused waits on.

    The version that was approved goes live, whatever has been typed since. Whoever approved it
    had the right to: nobody publishes now. One that was live before, unpublished with French,
    answers the French texts it answered then.
    """
    waiting = ApprovedTranslation.objects.filter(page__translation_key=french.translation_key)
    for approval in waiting.select_related("page", "revision", "user"):
        answered = PublishedWords.objects.filter(
            source__object_id=french.translation_key,
            locale_id=approval.page.locale_id,
            published_at__gte=approval.revision.created_at,
        ).first()
        try:
            with transaction.atomic():
                approval.revision.publish(user=approval.user, skip_permission_checks=True)
                if answered:
                    answered.save()
        except ValidationError as refusal:
            logger.warning("%r was approved, but not published: %s", approval.page, refusal)


def publish_or_keep(workflow_state, user=None):
    """Publish what was approved; a translation whose French page is not live waits for it."""
    page = workflow_state.content_object
    with transaction.atomic():
        lock(page)
        french = french_of(page) if is_translation(page) else None
        if french is not None and not french.live:
            approve(page.get_latest_revision(), user)
        else:
            publish_workflow_state(workflow_state, user)
