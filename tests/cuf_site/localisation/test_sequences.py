"""Whatever people do in whatever order, readers are told the truth (hypothesis, stateful).

Each text of a French page begins with « fr », each translation with « en » or « es »: what
stands where it should not is seen at once. More examples: ``make test ARGS="… -k sequences"``
with ``HYPOTHESIS_EXAMPLES=50``.
"""

import os
from itertools import count

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from wagtail.models import Locale, Page

from cuf_site.localisation import publication
from cuf_site.localisation.overlay import OPTIONAL, texts_of, words_of
from cuf_site.localisation.sources import missing, outdated_since, source_of
from rencontres.models import EditionPage, Participation, SessionPage
from tests import factories
from tests.translating import confirm, publish_french, submit, version

LANGUAGES = ("en", "es")
languages = st.sampled_from(LANGUAGES)
FACTS = ("room", "capacity", "day", "start", "access", "status", "kind_id")


class Publications(RuleBasedStateMachine):
    """One session of two editions, published and translated by people who do not wait.

    It begins on the site of ``site``, in a transaction that is undone at the end.
    """

    def __init__(self):
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.serial = count(1)
        self.session = SessionPage.objects.get(locale__language_code="fr")
        self.editions = list(EditionPage.objects.filter(locale__language_code="fr"))
        # {language: the French texts that its live words were published for}
        self.answered = {"en": self.required()}

    def teardown(self):
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    def text(self) -> str:
        return f"fr {next(self.serial)}"

    def required(self) -> dict:
        """Return the French texts of today that a translation must answer."""
        texts = texts_of(words_of(SessionPage.objects.get(pk=self.session.pk)))
        return {path: value for path, value in texts.items() if path not in OPTIONAL}

    def is_live(self, language) -> bool:
        return getattr(version(self.session, language), "live", False)

    @property
    def french_is_live(self) -> bool:
        return SessionPage.objects.get(pk=self.session.pk).live

    @rule(room=st.sampled_from(["A", "B", "C"]), capacity=st.integers(1, 3))
    def publish_facts(self, room, capacity):
        publish_french(self.session, room=room, capacity=capacity)

    @rule(change=st.sampled_from(["title", "summary", "no summary", "the first summary"]))
    def publish_words(self, change):
        texts = {"no summary": "", "the first summary": "fr summary"}
        field = "title" if change == "title" else "summary"
        publish_french(self.session, **{field: texts.get(change, self.text())})

    @rule()
    def publish_a_participation(self):
        page = SessionPage.objects.get(pk=self.session.pk)
        row = Participation(
            organisation=self.text(), function=self.text(), locale=page.locale, sort_order=9
        )
        publish_french(self.session, participations=[*page.participations.all(), row])

    @rule()
    def remove_participations(self):
        publish_french(self.session, participations=[])

    @rule()
    def publish_a_block(self):
        page = SessionPage.objects.get(pk=self.session.pk)
        page.body.append(("heading", self.text()))
        publish_french(page, body=page.body)

    @rule()
    def save_a_french_draft(self):
        page = SessionPage.objects.get(pk=self.session.pk)
        page.title, page.room = self.text(), "Draft"
        page.save_revision()

    @rule(language=languages)
    def submit(self, language):
        submit(self.session, language)

    @rule(language=languages, everything=st.booleans())
    def translate_texts(self, language, everything):
        if source_of(self.session) is not None:
            texts = [text for values in self.required().values() for text in values]
            confirm(self.session, language, only=None if everything else texts[:1])

    @rule(language=languages)
    def publish_translation(self, language):
        translation = version(self.session, language)
        if translation is None:
            return
        source, locale = source_of(self.session), Locale.objects.get(language_code=language)
        is_finished = not missing(source, locale)
        try:
            with transaction.atomic():
                is_live = publication.publish_translation(translation)
        except ValidationError:
            assert not is_finished
        else:
            assert is_finished
            assert is_live == self.french_is_live
            if is_live:
                self.answered[language] = self.required()

    @rule(language=languages)
    def publish_the_latest_version(self, language):
        """Publish as Wagtail does: whatever the version holds."""
        translation = version(self.session, language)
        if translation is None or translation.latest_revision is None:
            return
        try:
            with transaction.atomic():
                translation.latest_revision.publish()
        except ValidationError:
            return
        if not missing(source_of(self.session), translation.locale):
            self.answered[language] = self.required()

    @rule()
    def unpublish_french(self):
        SessionPage.objects.get(pk=self.session.pk).unpublish()

    @rule(language=languages)
    def unpublish_a_translation(self, language):
        if self.is_live(language):
            version(self.session, language).unpublish()

    @rule(place=st.integers(0, 1))
    def move(self, place):
        page = SessionPage.objects.get(pk=self.session.pk)
        target = Page.objects.get(pk=self.editions[place].pk)
        if page.get_parent().pk != target.pk:
            page.move(target, pos="last-child")

    @precondition(lambda self: any(version(self.session, one) for one in LANGUAGES))
    @rule(language=languages)
    def delete_a_translation(self, language):
        if translation := version(self.session, language):
            translation.delete()
            self.answered.pop(language, None)

    @invariant()
    def no_french_is_live_in_another_language(self):
        for language in LANGUAGES:
            if self.is_live(language):
                texts = texts_of(words_of(version(self.session, language))).values()
                found = [text for values in texts for text in values]
                assert [text for text in found if not text.startswith(language.upper())] == []

    @invariant()
    def facts_are_the_same_in_every_language(self):
        french = SessionPage.objects.get(pk=self.session.pk)
        for language in LANGUAGES:
            if self.is_live(language):
                assert french.live
                translation = version(self.session, language)
                assert [getattr(translation, name) for name in FACTS] == [
                    getattr(french, name) for name in FACTS
                ]
                rows = [(row.role, row.sort_order) for row in french.participations.all()]
                assert [
                    (row.role, row.sort_order) for row in translation.participations.all()
                ] == rows
                parents = [page.get_parent().translation_key for page in (french, translation)]
                assert parents[0] == parents[1]

    @invariant()
    def state_equals_a_recount(self):
        for language in LANGUAGES:
            if self.is_live(language):
                answered = self.required().items() <= self.answered.get(language, {}).items()
                words = texts_of(words_of(version(self.session, language)))
                is_whole = self.required().keys() <= words.keys()
                is_current = outdated_since(version(self.session, language)) is None
                assert is_current == (answered and is_whole)

    @invariant()
    def tree_is_clean(self):
        assert Page.find_problems() == ([], [], [], [], [])


@pytest.fixture
def site(home):
    """A session with a live English translation, in one of two editions in three languages."""
    index = factories.get_index()
    editions = [factories.make_edition(year, parent=index) for year in (2023, 2024)]
    for edition in editions:
        for language in LANGUAGES:
            factories.translate(edition, language)
    fields = {"title": "fr title", "summary": "fr summary", "slug": "seance"}
    session = factories.make_session(editions[0], **fields)
    factories.make_participation(session, organisation="fr body", function="fr function")
    submit(session)
    confirm(session)
    publication.publish_translation(version(session))


@pytest.mark.promise(1)
@pytest.mark.promise(2)
@pytest.mark.promise(4)
@pytest.mark.promise(8)
def test_any_sequence_keeps_the_promises(site):
    examples = int(os.environ.get("HYPOTHESIS_EXAMPLES", "6"))
    run_state_machine_as_test(
        Publications,
        settings=settings(
            max_examples=examples,
            stateful_step_count=20,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            derandomize="HYPOTHESIS_EXAMPLES" not in os.environ,
            suppress_health_check=list(HealthCheck),
        ),
    )
