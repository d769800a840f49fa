"""What the home page and the pages of plain content tell machines."""

from cuf_site.web.linked_data import organisation_node, website
from cuf_site.web.metadata import About, feed_of, site_name
from cuf_site.web.navigation import links_above
from cuf_site.words.plain_text import plain
from rencontres.outputs.metadata import edition_card, edition_facts
from rencontres.outputs.structured_data import edition_event

KINDS = {"contact": "ContactPage"}


def home_about(page, context: dict) -> About:
    """Return what the home page tells: the site, who publishes it, the edition that leads it."""
    frame, leading = context["frame"], context["leading"]
    organisation = _organisation(frame)
    url = context["canonical"]
    nodes = [website(url, site_name(frame), page.locale_code), organisation]
    is_ahead = leading is not None and leading.state in ("running", "to-come")
    organizer = {"@id": organisation["@id"]} if organisation else None
    event = edition_event(leading, organizer) if is_ahead else None
    nodes.append(event)
    in_language = context["press_language"] == page.locale_code
    return About(
        title=page.seo_title or page.title,
        words=page.description,
        facts=edition_facts(leading) if is_ahead else (),
        card=edition_card(leading) if is_ahead else None,
        nodes=tuple(node for node in nodes if node),
        main=event["@id"] if event else "",
        feed_url=feed_of(context["press_url"]) if in_language else "",
    )


def content_about(page, context: dict) -> About:
    """Return what a page of text tells; that of the contact, how to reach the organisation."""
    organisation = _organisation(context["frame"]) if page.purpose == "contact" else None
    return About(
        title=page.seo_title or page.title,
        words=page.description,
        kind=KINDS.get(page.purpose, "WebPage"),
        steps=tuple(links_above(page, context["request"])),
        main=organisation["@id"] if organisation else "",
        nodes=(organisation,) if organisation else (),
    )


def _organisation(frame):
    """Return the organisation, with its own words where they are in the language of the frame."""
    organisation = frame.organisation
    if organisation is None:
        return None
    in_language = organisation.locale.language_code == frame.language
    return organisation_node(organisation, plain(organisation.boilerplate) if in_language else "")
