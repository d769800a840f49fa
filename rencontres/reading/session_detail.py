"""One session with all that its own page shows."""

from dataclasses import dataclass
from itertools import groupby

from django.conf import settings

from ..models import Participation, SessionPage
from .display_types import Reader
from .edition_details import Partner, organisers_from
from .related_content import Document, documents_from
from .session_list import Participant, Session, make_session, pages_with_words, participations
from .session_subjects import read_subjects, subjects_in_memory


@dataclass(frozen=True)
class RoleGroup:
    """The participants who have one role."""

    role: str
    label: str
    participants: tuple[Participant, ...]


@dataclass(frozen=True)
class SessionDetail:
    """A session with its organisers and files."""

    session: Session
    organisers: tuple[Partner, ...]
    documents: tuple[Document, ...]

    @property
    def roles(self) -> tuple[RoleGroup, ...]:
        """Its participants by role: those who open first, those who close last."""
        roles = list(ROLES)
        people = sorted(self.session.participants, key=lambda one: roles.index(one.role))
        return tuple(
            RoleGroup(role, str(Participation.Role(role).label), tuple(group))
            for role, group in groupby(people, key=lambda one: one.role)
        )


ROLES = ("opens", "chairs", "co-chairs", "moderates", "speaks", "testifies", "reports", "closes")


def session_detail(page: SessionPage, reader: Reader, is_preview: bool = False) -> SessionDetail:
    """Return the session of ``page``, a page of any language, in words of the reader's language.

    What is previewed is read from ``page``; otherwise all comes from what is live.
    """
    pages = list(pages_with_words([page.translation_key], reader.language))
    french = next((p for p in pages if p.locale.language_code == settings.LANGUAGE_CODE), None)
    words = next((p for p in pages if p.locale.language_code == reader.language), None)
    if french is None or (is_preview and page.locale_id == french.locale_id):
        return _detail_in_memory(page, reader)
    people = participations(pages)
    if is_preview:
        words = page
        people[page.pk] = list(page.participations.all())
    subjects = read_subjects([one.pk for one in (french, words) if one], reader.language)
    return _detail(french, words, people, subjects, reader)


def _detail_in_memory(page, reader):
    people = {page.pk: list(page.participations.all())}
    return _detail(page, page, people, {page.pk: subjects_in_memory(page)}, reader)


def _detail(french, words, people, subjects, reader):
    own = subjects.get(french.pk, {})
    translated = subjects.get(words.pk, {}) if words else {}
    return SessionDetail(
        session=make_session(french, words, people, own, reader),
        organisers=organisers_from(own.get("organisers", []), reader),
        documents=documents_from(own.get("documents", []), translated.get("documents", []), reader),
    )
