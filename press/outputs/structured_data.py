"""Releases as news articles of https://schema.org/NewsArticle, from what their pages show."""

from django.utils.timezone import localtime

from cuf_site.web.linked_data import event_id, publisher
from cuf_site.web.metadata import About, Card, edition_picture, feed_of, section_of
from cuf_site.words import dates


def index_about(page, context: dict) -> About:
    """Return what the press index tells: its latest releases, and where to follow them."""
    items = [
        {"@type": "ListItem", "position": number, "name": release.title, "url": release.url}
        for number, release in enumerate(context["releases"], start=1)
    ]
    listed = {"@type": "ItemList", "@id": "#releases", "itemListElement": items}
    return About(
        title=page.seo_title or page.title,
        words=page.description,
        facts=tuple(contact.name for contact in context["contacts"]),
        kind="CollectionPage",
        nodes=(listed,) if items else (),
        feed_url=context["feed_url"],
    )


def release_about(page, context: dict) -> About:
    """Return what a release tells of itself."""
    release, edition = context["release"], context["edition"]
    section = section_of(context["frame"], page.path, context["canonical"])
    card = Card(edition_picture(edition.url), edition.title) if edition else None
    article = _article(page, context, card)
    return About(
        title=page.seo_title or page.title,
        words=page.description,
        facts=(
            release.get_kind_display(),
            dates.date_text(release.date, page.locale_code),
            edition.title if edition else "",
        ),
        network_kind="article",
        card=card,
        main=f"{context['canonical']}#article",
        nodes=(article,),
        published=article["datePublished"] or "",
        changed=article["dateModified"] or "",
        feed_url=feed_of(section.url) if section else "",
    )


def _article(page, context, card):
    frame, release, edition = context["frame"], context["release"], context["edition"]
    url = context["canonical"]
    changed = max(filter(None, [page.last_published_at, release.last_published_at]), default=None)
    first = release.first_published_at
    is_translated = frame.french is not None and not page.is_french
    return {
        "@type": "NewsArticle",
        "@id": f"{url}#article",
        "url": url,
        "headline": page.title,
        "alternativeHeadline": page.subtitle,
        "description": page.description,
        "dateline": page.dateline_place,
        "datePublished": release.date.isoformat() if release.date else _time(first),
        "dateModified": _time(changed),
        "inLanguage": page.locale_code,
        "image": card.url if card else None,
        "author": publisher(frame.organisation),
        "publisher": publisher(frame.organisation),
        "correction": [one.text for one in context["errata"] if one.language == page.locale_code],
        "translationOfWork": {"@id": f"{frame.french.full_url}#article"} if is_translated else None,
        "about": edition
        and {"@type": "Event", "@id": event_id(edition.french_url), "name": edition.title},
    }


def _time(moment):
    return localtime(moment).isoformat(timespec="seconds") if moment else None
