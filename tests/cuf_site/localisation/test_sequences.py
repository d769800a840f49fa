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
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from wagtail.models import Locale, Page

from cuf_site.localisation import publication
from cuf_site.localisation.segments import OPTIONAL, texts_of, words_of
from cuf_site.localisation.sources import missing, outdated_since, source_of
from rencontres.models import Participation, SessionPage
from tests import factories
from tests.translating import confirm, publish_french, submit, translate, version

LANGUAGES = ("en", "es")
languages = st.sampled_from(LANGUAGES)
FACTS = ("room", "capacity", "day", "start", "access", "status", "kind_id")


class Publications(RuleBasedStateMachine):
    """One session of two editions, published and translated by people who do not wait."""

    @initialize()
    def build(self):
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.serial = count(1)
        index = factories.get_index()
        self.editions = [factories.make_edition(year, parent=index) for year in (2023, 2024)]
        for language in LANGUAGES:
            for edition in self.editions:
                translate(edition, language)
        self.session = factories.make_session(
            self.editions[0], title=self.text(), summary=self.text(), slug="seance"
        )
        # {language: the French texts that its live words were published for}
        self.answered = {}

    def teardown(self):
        if hasattr(self, "atomic"):
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

    @rule(field=st.sampled_from(["title", "summary"]))
    def publish_words(self, field):
        publish_french(self.session, **{field: self.text()})

    @rule()
    def clear_a_text(self):
        publish_french(self.session, summary="")

    @rule()
    def publish_a_participation(self):
        page = SessionPage.objects.get(pk=self.session.pk)
        row = Participation(
            organisation="AFD", function=self.text(), locale=page.locale, sort_order=9
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
        if not hasattr(self, "session"):
            return
        for language in LANGUAGES:
            if self.is_live(language):
                texts = texts_of(words_of(version(self.session, language))).values()
                found = [text for values in texts for text in values]
                assert [text for text in found if not text.startswith(language.upper())] == []

    @invariant()
    def facts_are_the_same_in_every_language(self):
        if not hasattr(self, "session"):
            return
        french = SessionPage.objects.get(pk=self.session.pk)
        for language in LANGUAGES:
            if self.is_live(language):
                assert french.live
                translation = version(self.session, language)
                assert [getattr(translation, name) for name in FACTS] == [
                    getattr(french, name) for name in FACTS
                ]
                rows = [(row.organisation, row.sort_order) for row in french.participations.all()]
                assert [
                    (row.organisation, row.sort_order) for row in translation.participations.all()
                ] == rows
                parents = [page.get_parent().translation_key for page in (french, translation)]
                assert parents[0] == parents[1]

    @invariant()
    def state_equals_a_recount(self):
        if not hasattr(self, "session"):
            return
        for language in LANGUAGES:
            if self.is_live(language):
                answered = self.answered.get(language) == self.required()
                words = texts_of(words_of(version(self.session, language)))
                is_whole = self.required().keys() <= words.keys()
                is_current = outdated_since(version(self.session, language)) is None
                assert is_current == (answered and is_whole)

    @invariant()
    def tree_is_clean(self):
        assert Page.find_problems() == ([], [], [], [], [])


@pytest.mark.promise(1)
@pytest.mark.promise(2)
@pytest.mark.promise(4)
def test_any_sequence_keeps_the_promises(home):
    examples = int(os.environ.get("HYPOTHESIS_EXAMPLES", "4"))
    run_state_machine_as_test(
        Publications,
        settings=settings(
            max_examples=examples,
            stateful_step_count=15,
            deadline=None,
            database=None,
            derandomize="HYPOTHESIS_EXAMPLES" not in os.environ,
            suppress_health_check=list(HealthCheck),
        ),
    )
