"""What the pages of the meetings tell machines, from what their templates are given."""

from collections.abc import Iterable

from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from cuf_site.web.linked_data import event_id, publisher
from cuf_site.web.metadata import About, Card, edition_picture
from cuf_site.web.navigation import Link
from cuf_site.words import dates
from cuf_site.words.ordinals import ordinal
from cuf_site.words.plain_text import plain

from ..reading.addresses import PARTS
from ..reading.session_list import Session
from ..reading.shelf import EditionCard
from .structured_data import edition_event, is_told, session_event


def edition_about(page, context: dict) -> About:
    """Return what an edition tells of itself, or of the part of it that is shown."""
    card = context["edition"]
    route = context["canonical"].removeprefix(card.full_url)
    if not route:
        return _edition_front(page, context, card)
    title = PARTS[route]
    return About(
        title=f"{title} – {card.title}",
        facts=(f"{title} – {card.title}", *_counts(context, route), *edition_facts(card)),
        kind="CollectionPage" if route != "infos-pratiques/" else "WebPage",
        steps=(Link(card.title, card.url),),
        card=edition_card(card),
        main=event_id(card.french_url) if is_told(card) else "",
        nodes=(edition_event(card, _publisher(context)),),
    )


def _edition_front(page, context, card):
    image = edition_card(card)
    event = edition_event(
        card, _publisher(context), page.description, image.url, context.get("programme")
    )
    return About(
        title=page.seo_title or card.title,
        words=page.description,
        facts=edition_facts(card),
        card=image,
        main=event["@id"] if event else "",
        nodes=(event,),
    )


def session_about(page, context: dict) -> About:
    """Return what a session tells of itself, in French where its title is."""
    session, card = context["session"], context["edition"]
    organisers = [one for one in context.get("organisers", ()) if _is_readable(one)]
    organizers = [_publisher(context), *map(_organizer, organisers)]
    event = session_event(session, card, organizers, page.description)
    return About(
        title=page.seo_title or session.title,
        words=page.description,
        facts=session_facts(session, card),
        steps=(
            Link(card.title, context["edition_url"]),
            Link(_("Programme"), context["programme_url"]),
        ),
        card=edition_card(card),
        main=event["@id"] if event else "",
        nodes=(event,),
    )


def index_about(page, context: dict) -> About:
    """Return what the index of the meetings tells of itself, or of whom and what it lists."""
    if person := context.get("person"):
        return _person_about(person, context)
    if subject := context.get("topic") or context.get("group"):
        return _subject_about(subject, context)
    editions = context["editions"]
    items = [
        {"@type": "ListItem", "position": number, "name": card.title, "url": card.full_url}
        for number, card in enumerate(editions, start=1)
    ]
    listed = {"@type": "ItemList", "@id": "#editions", "itemListElement": items}
    return About(
        title=page.seo_title or page.title,
        words=page.description,
        facts=(_titles(editions),),
        kind="CollectionPage",
        nodes=(listed,) if items else (),
    )


def _person_about(person, context):
    editions = context["editions"]
    lines = [line.participant for one in editions for line in one.lines]
    functions = dict.fromkeys(filter(None, (one.function for one in lines)))
    node = {
        "@type": "Person",
        "@id": f"{person.url}#person",
        "name": person.name,
        "url": person.url,
        "description": plain(person.biography),
        "sameAs": [link.url for link in person.links],
    }
    return About(
        title=person.name,
        words=plain(person.biography),
        facts=(person.name, *list(functions)[:2], _titles(one.edition for one in editions)),
        kind="ProfilePage",
        network_kind="profile",
        main=node["@id"],
        nodes=(node,),
    )


def _subject_about(subject, context):
    groups = context["editions"]
    countries = pgettext("between items", ", ").join(
        country.name for country in context.get("countries", ())
    )
    facts = (
        subject.name,
        getattr(subject, "kind_label", ""),
        countries if countries != subject.name else "",
        _session_count(sum(len(group.sessions) for group in groups)),
        _titles(group.edition for group in groups),
    )
    return About(title=subject.name, facts=facts, kind="CollectionPage")


def edition_facts(card: EditionCard) -> tuple[str, ...]:
    """Return what is said of an edition in a line: its state where it matters, when, where."""
    states = {
        "cancelled": _("Edition cancelled"),
        "postponed": pgettext("edition", "Postponed"),
    }
    language = get_language()
    days = dates.date_range(
        card.start_date,
        card.end_date,
        language,
        card.starts_in_afternoon,
        card.ends_in_morning,
    )
    number = ordinal(card.number, language, feminine=True) if card.number else ""
    return (
        states.get(card.state, ""),
        days or announced_period(card),
        _place(card.venue),
        _("%(ordinal)s edition") % {"ordinal": number} if number else "",
        card.series_name,
    )


def announced_period(card: EditionCard) -> str:
    """Return when an edition without days is to be held; once that is over, nothing is claimed."""
    if card.state == "lapsed" and card.period:
        return _("Had been announced for %(period)s") % {"period": card.period}
    return card.period


def session_facts(session: Session, card: EditionCard) -> tuple[str, ...]:
    """Return what is said of a session in a line: its kind, when, where, in which edition."""
    language = get_language()
    when = [
        dates.date_range_long(session.day, None, language),
        dates.time_range(session.start, session.end, language),
    ]
    return (
        session.status_label if session.is_cancelled else "",
        session.kind.name if session.kind else "",
        pgettext("between items", ", ").join(filter(None, when)),
        _place(session.venue(card.venue)),
        card.title,
    )


def edition_card(card: EditionCard) -> Card:
    """Return the picture drawn for an edition: see ``rencontres.outputs.social_card``."""
    alt = " – ".join(filter(None, [card.title, card.theme]))
    return Card(edition_picture(card.full_url), alt)


def _place(venue):
    if venue is None:
        return ""
    return pgettext("between items", ", ").join(filter(None, [venue.name, venue.city]))


def _counts(context, route):
    if route == "programme/" and context.get("total"):
        return (_session_count(context["total"]),)
    if route == "intervenants/" and context.get("count"):
        count = context["count"]
        return (ngettext("%(count)s person", "%(count)s people", count) % {"count": count},)
    return ()


def _session_count(count):
    if not count:
        return ""
    return ngettext("%(count)s session", "%(count)s sessions", count) % {"count": count}


def _titles(editions: Iterable[EditionCard]) -> str:
    return pgettext("between items", ", ").join(edition.title for edition in editions)


def _publisher(context):
    frame = context.get("frame")
    return publisher(frame.organisation) if frame else None


def _is_readable(partner):
    """Whether a partner is named in the reader's language, and not in French only."""
    return partner.name_language == get_language()


def _organizer(partner):
    return {"@type": "Organization", "name": partner.name, "url": partner.website}
