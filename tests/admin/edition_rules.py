"""Each rule that forbids publishing an edition, with its rows."""

from .rule import OUTSIDE, REQUIRED, Rule, image

NO_NUMBER = "Give the number of the edition: 14 for the 14th."
NO_YEAR = "Give the year of the edition: it is its address too."
FIGURE = {"kind": "participants", "value": "500", "unit": "count", "basis": "expected"}
PAST = {"year": "2022", "start_date": "2022-09-18", "end_date": "2022-09-19"}
SLOT = {"day": "2031-09-18", "start": "08:30", "end": "09:00", "title": "Accueil"}
LINK = {"label": "Programme", "page": "", "url": ""}

EDITION = [
    Rule("number missing", "edition", {"number": ""}, "number", NO_NUMBER),
    Rule("year missing", "edition", {"year": ""}, "year", NO_YEAR),
    Rule("number zero", "edition", {"number": "0"}, "number", "Editions are counted from 1."),
    Rule(
        "postponed to days that may be the old ones",
        "edition",
        {"status": "postponed"},
        "earlier_dates",
        "The edition is postponed: give the dates announced before, so that readers know that "
        "those of the page are the new ones, or remove the dates until the new ones are known.",
    ),
    Rule(
        "number taken",
        "edition",
        {"number": "14"},
        "number",
        "%(value)s is already taken by “%(other)s”.",
        {"value": 14, "other": "Rencontres 2023"},
    ),
    Rule(
        "year with a slip",
        "edition",
        {"year": "20233", "start_date": "", "end_date": ""},
        "year",
        "Write the year in four digits, from 1900 to 2999.",
    ),
    Rule(
        "year taken",
        "edition",
        {"year": "2023", "start_date": "2023-09-18", "end_date": ""},
        "year",
        "%(value)s is already taken by “%(other)s”.",
        {"value": 2023, "other": "Rencontres 2023"},
    ),
    Rule(
        "end before start",
        "edition",
        {"end_date": "2031-09-17"},
        "end_date",
        "The last day comes before the first: check both dates.",
    ),
    Rule(
        "end without start",
        "edition",
        {"start_date": ""},
        "start_date",
        "Give the first day too, or remove the last one.",
    ),
    Rule(
        "dates in another year",
        "edition",
        {"start_date": "2030-09-18"},
        "start_date",
        "The first day is in %(other)s while the edition’s year is %(year)s.",
        {"other": 2030, "year": 2031},
    ),
    Rule(
        "period without its last day",
        "edition",
        {"start_date": "", "end_date": "", "period": "juin 2031"},
        "period_end",
        "Give the last day of the period, so that it can expire.",
    ),
    Rule(
        "registration closing before opening",
        "edition",
        {"registration_opens_on": "2031-06-02", "registration_closes_on": "2031-06-01"},
        "registration_closes_on",
        "Registration cannot close before it opens.",
    ),
    Rule(
        "block image without description",
        "edition",
        image(),
        ("body", 0, "alt"),
        "Describe the image in a few words, or tick “Decorative”.",
    ),
    Rule(
        "link to nothing",
        "edition",
        {"body": [("links", {"count": "1", "0": {"deleted": "", "order": "0", "value": LINK}})]},
        ("body", 0, 0, "url"),
        "Choose a page of this site or type an address elsewhere, one of the two.",
    ),
]

FIGURES = [
    Rule(
        "negative figure",
        "edition",
        {"figures": [FIGURE | {"value": "-5"}]},
        ("figures", 0, "value"),
        "A figure cannot be negative: write the number without a minus.",
    ),
    Rule(
        "figure without its value",
        "edition",
        {"figures": [FIGURE | {"value": ""}]},
        ("figures", 0, "value"),
        REQUIRED,
    ),
    Rule(
        "figure given twice",
        "edition",
        PAST | {"figures": [FIGURE, FIGURE | {"basis": "counted"}, FIGURE | {"value": "600"}]},
        ("figures", 2, "kind"),
        "This figure is given twice: keep one, or mark one of them as expected.",
    ),
    Rule(
        "figure counted before the edition",
        "edition",
        {"figures": [FIGURE | {"basis": "counted"}]},
        ("figures", 0, "basis"),
        "The edition has not taken place yet: this figure is expected.",
    ),
    Rule(
        "figure counted before an edition without its days",
        "edition",
        {
            "start_date": "",
            "end_date": "",
            "period_end": "2031-06-30",
            "figures": [FIGURE | {"basis": "counted"}],
        },
        ("figures", 0, "basis"),
        "The edition has not taken place yet: this figure is expected.",
    ),
    Rule(
        "share over 100 %",
        "edition",
        {"figures": [FIGURE | {"unit": "percent", "value": "101"}]},
        ("figures", 0, "value"),
        "A share cannot be over 100 %.",
    ),
    Rule(
        "other figure without its label",
        "edition",
        {"figures": [FIGURE | {"kind": "other"}]},
        ("figures", 0, "label"),
        "Write what the figure counts.",
    ),
]

EDITION_ROWS = [
    Rule(
        "moment outside the days",
        "edition",
        {"slots": [SLOT | {"day": "2031-09-20"}]},
        ("slots", 0, "day"),
        OUTSIDE,
    ),
    Rule(
        "moment ending before it starts",
        "edition",
        {"slots": [SLOT | {"end": "08:30"}]},
        ("slots", 0, "end"),
        "A moment must end after it starts.",
    ),
    Rule(
        "moment without title nor kind",
        "edition",
        {"slots": [SLOT | {"title": ""}]},
        ("slots", 0, "title"),
        "Write a title or choose a kind.",
    ),
    Rule(
        "moment without a day",
        "edition",
        {"slots": [SLOT | {"day": ""}]},
        ("slots", 0, "day"),
        REQUIRED,
    ),
    Rule(
        "moment without a start",
        "edition",
        {"slots": [SLOT | {"start": ""}]},
        ("slots", 0, "start"),
        REQUIRED,
    ),
    Rule(
        "partner row left empty",
        "edition",
        {"partners": [{"partner": "", "tier": "support"}]},
        ("partners", 0, "partner"),
        REQUIRED,
    ),
    Rule(
        "document row left empty",
        "edition",
        {"documents": [{"document": "", "kind": "brochure"}]},
        ("documents", 0, "document"),
        REQUIRED,
    ),
]
