"""What the admin's forms post: complete and valid, but for what a test changes.

A form is a nested dict, flattened by Wagtail's ``nested_form_data``; rows are lists of dicts
and a body is a list of (block, value).
"""

from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

ROWS = {
    "edition": ("partners", "slots", "figures", "documents"),
    "session": ("participations", "organisers", "topics", "groups", "countries", "documents"),
    "release": ("contacts", "attachments", "errata"),
    "content": (),
}
MODELS = {
    "edition": "rencontres/editionpage",
    "session": "rencontres/sessionpage",
    "release": "press/pressreleasepage",
    "content": "home/contentpage",
}
JSON = {"Accept": "application/json"}


def valid(page: str) -> dict:
    """Return the fields of a page of this type that nothing forbids publishing."""
    from tests import factories

    if page == "edition":
        return {
            "title": "Rencontres 2031",
            "number": "22",
            "year": "2031",
            "start_date": "2031-09-18",
            "end_date": "2031-09-19",
            "status": "scheduled",
            "programme_status": "none",
        }
    if page == "session":
        return {
            "title": "Eau et territoires",
            "slug": "eau",
            "kind": str(factories.get_kind().pk),
            "day": "2023-09-18",
            "start": "09:00",
            "end": "10:30",
            "access": "open",
            "mode": "on-site",
            "status": "confirmed",
        }
    if page == "release":
        return {
            "title": "Les Rencontres ouvrent",
            "slug": "ouverture",
            "kind": "release",
            "date": "2023-09-20",
        }
    return {"title": "Lettre d’invitation", "slug": "invitation", "purpose": "text"}


def post_data(page: str, changes: dict | None = None, action: str | None = None) -> dict:
    """Return the flat data that the form of ``page`` posts, with ``changes``."""
    fields = valid(page) | {name: [] for name in ROWS[page]} | {"body": []} | (changes or {})
    for name in ROWS[page]:
        rows = [{"ORDER": str(place)} | row for place, row in enumerate(fields[name], start=1)]
        fields[name] = inline_formset(rows, initial=sum("id" in row for row in rows))
    fields["body"] = streamfield(fields["body"])
    if action:
        fields[f"action-{action}"] = "1"
    return nested_form_data(fields)


def add_url(page: str, parent) -> str:
    return f"/admin/pages/add/{MODELS[page]}/{parent.pk}/"


def edit_url(page) -> str:
    return f"/admin/pages/{page.pk}/edit/"
