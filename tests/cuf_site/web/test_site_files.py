"""Robots and browsers get the files of the site while the database does not answer."""

import pytest


@pytest.mark.parametrize(("path", "status"), [("/robots.txt", 200), ("/favicon.ico", 302)])
@pytest.mark.parametrize("cookie", ["", "expired"])
def test_file_asks_nothing_of_the_database(client, path, status, cookie):
    """No fixture opens the database here: asking for it is an error."""
    if cookie:
        client.cookies["sessionid"] = cookie

    response = client.get(path)

    assert response.status_code == status
    assert "session" not in response.headers.get("Vary", "").lower()
