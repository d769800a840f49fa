"""Each rule that forbids publication, by type of page."""

from .edition_rules import EDITION, EDITION_ROWS, FIGURES
from .rule import OUTSIDE, REQUIRED, Rule, image

SESSION = [
    Rule("kind missing", "session", {"kind": ""}, "kind", REQUIRED),
    Rule(
        "end before start",
        "session",
        {"end": "09:00"},
        "end",
        "A session must end after it starts.",
    ),
    Rule(
        "end without start",
        "session",
        {"start": ""},
        "start",
        "Give the start too, or remove the end.",
    ),
    Rule(
        "start without day",
        "session",
        {"day": ""},
        "day",
        "Give the day too: the start alone places the session nowhere.",
    ),
    Rule("day outside the edition", "session", {"day": "2023-09-20"}, "day", OUTSIDE),
    Rule(
        "reference used twice",
        "session",
        {"reference": "atelier-1"},
        "reference",
        "The reference “%(reference)s” is already used by “%(other)s”.",
        {"reference": "atelier-1", "other": "Une autre"},
    ),
    Rule(
        "reserved slug",
        "session",
        {"slug": "programme"},
        "slug",
        "“%(slug)s” is the address of a part of the site: choose another one.",
        {"slug": "programme"},
    ),
    Rule(
        "participation of nobody",
        "session",
        {"participations": [{"person": "", "role": "chairs", "function": "Maire"}]},
        ("participations", 0, "person"),
        "Choose a person, or write the body that takes part.",
    ),
    *(
        Rule(
            f"{field} row left empty",
            "session",
            {relation: [{field: ""}]},
            (relation, 0, field),
            REQUIRED,
        )
        for relation, field in {
            "topics": "topic",
            "groups": "group",
            "countries": "country",
            "organisers": "partner",
            "documents": "document",
        }.items()
    ),
]

OTHERS = [
    Rule(
        "embargo",
        "release",
        {"embargo_until": "2099-01-01 10:00"},
        "embargo_until",
        "This release is under embargo: publish it when the embargo is over, or schedule its "
        "publication (panel “Status”).",
    ),
    Rule("date missing", "release", {"date": ""}, "date", REQUIRED),
    Rule(
        "erratum without its text",
        "release",
        {"errata": [{"date": "2023-09-21", "text": ""}]},
        ("errata", 0, "text"),
        REQUIRED,
    ),
    Rule(
        "contact row left empty",
        "release",
        {"contacts": [{"contact": ""}]},
        ("contacts", 0, "contact"),
        REQUIRED,
    ),
    Rule(
        "attachment row left empty",
        "release",
        {"attachments": [{"document": "", "title": "Dossier"}]},
        ("attachments", 0, "document"),
        REQUIRED,
    ),
    Rule(
        "block image without description",
        "release",
        image(caption="Une salle"),
        ("body", 0, "alt"),
        "Describe the image in a few words, or tick “Decorative”.",
    ),
    Rule(
        "reserved slug",
        "content",
        {"slug": "recherche"},
        "slug",
        "“%(slug)s” is the address of a part of the site: choose another one.",
        {"slug": "recherche"},
    ),
    Rule(
        "language as slug",
        "content",
        {"slug": "en"},
        "slug",
        "“%(slug)s” is the address of a part of the site: choose another one.",
        {"slug": "en"},
    ),
]

RULES = {
    page: [
        rule for rule in (*EDITION, *FIGURES, *EDITION_ROWS, *SESSION, *OTHERS) if rule.page == page
    ]
    for page in ("edition", "session", "release", "content")
}
