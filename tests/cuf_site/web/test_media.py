"""What the site serves of the uploaded files itself."""

import pytest
from django.urls import resolve
from django.views.static import serve

from tests import factories


@pytest.mark.parametrize("folder", ["images", "original_images", "avatar_images"])
def test_images_are_served(folder):
    match = resolve(f"/media/{folder}/salle.png")

    assert (match.func, match.kwargs["path"]) == (serve, f"{folder}/salle.png")


def test_documents_are_left_to_wagtail_which_asks_who_may_read_them(home, client):
    name = factories.make_document().file.name

    answers = [
        client.get(f"/media/{path}").status_code
        for path in (name, f"images/../{name}", f"x/../{name}", f"images/%2e%2e/{name}")
    ]

    assert answers == [404, 404, 404, 404]
