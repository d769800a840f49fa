"""The pages of an edition: what each gives its template."""

from datetime import date, time

import pytest

from rencontres.models import EditionDocument, EditionFigure, EditionPartner
from tests import factories
from tests.pages import find, find_all, parse, text, texts


def get(client, url):
    response = client.get(url)
    assert response.status_code == 200, url
    return response.context


def add_rows(edition):
    """A figure, two partners of two tiers, a document."""
    rows = {"edition": edition, "locale": edition.locale}
    factories_partner = factories.make_partner("Ministère", short_name="MEAE")
    EditionFigure.objects.create(
        kind="participants", value=500, qualifier="more-than", sort_order=0, **rows
    )
    EditionFigure.objects.create(kind="other", label="Stands", value=12, sort_order=1, **rows)
    EditionPartner.objects.create(
        partner=factories.make_partner("Réseau"), tier="exhibitor", sort_order=0, **rows
    )
    EditionPartner.objects.create(
        partner=factories_partner, tier="support", mention="cofinancé", sort_order=1, **rows
    )
    EditionDocument.objects.create(
        document=factories.make_document(), kind="invitation", title="Lettre", **rows
    )


def test_front_gives_all_there_is_to_know(edition, client):
    add_rows(edition)
    session = factories.make_full_session(edition)
    letter = factories.make_content_page(edition, title="Invitation")
    release = factories.make_release(edition)
    factories.make_release(title="Sans édition")
    person = session.participations.get().person
    factories.publish(edition, signatory=person, signatory_function="Président")

    context = get(client, "/rencontres/2023/")

    assert (context["edition"].number, context["edition"].year) == (14, 2023)
    assert [(f.kind, f.qualifier_label, f.value) for f in context["figures"]] == [
        ("participants", "plus de", 500),
        ("other", "", 12),
    ]
    assert context["figures"][1].label == "Stands"
    assert [(t.tier, [p.name for p in t.partners]) for t in context["partner_tiers"]] == [
        ("support", ["Ministère"]),
        ("exhibitor", ["Réseau"]),
    ]
    assert context["partner_tiers"][0].partners[0].mention == "cofinancé"
    assert [(d.title, d.kind, d.extension) for d in context["documents"]] == [
        ("Lettre", "invitation", "PDF")
    ]
    assert [link.url for link in context["content_pages"]] == [letter.get_url()]
    assert [(link.title, link.date) for link in context["press_releases"]] == [
        (release.title, date(2023, 9, 20))
    ]
    assert context["signatory"].function == "Président"
    assert [speaker.name for speaker in context["speakers"]] == ["Aïssata Nom 001"]
    assert context["calendar_url"] == "/rencontres/2023/programme.ics"


def test_front_lays_words_over_the_rows_of_the_french_edition(edition, client):
    add_rows(edition)
    letter = factories.make_content_page(edition, title="Invitation", slug="lettre")
    release = factories.make_release(edition)
    translated = factories.translate(edition)
    translated.figures.filter(kind="other").update(label="Booths", value=99)
    translated.partners.update(mention="co-funded")
    translated.documents.update(title="")
    factories.translate(letter, title="Invitation letter")
    factories.make_release(edition, title="Deuxième", date=date(2023, 9, 21))
    factories.translate(release, title="Open", live=False)

    context = get(client, "/en/rencontres/2023/")

    assert [(f.label, f.value) for f in context["figures"]] == [
        ("participants", 500),
        ("Booths", 12),
    ]
    assert context["partner_tiers"][0].partners[0].mention == "co-funded"
    assert context["partner_tiers"][0].partners[0].name_language == "fr"
    assert [(d.title, d.title_language) for d in context["documents"]] == [("Lettre", "fr")]
    assert [(link.title, link.url) for link in context["content_pages"]] == [
        ("Invitation letter", "/en/rencontres/2023/lettre/")
    ]
    assert [(link.title, link.title_language) for link in context["press_releases"]] == [
        ("Deuxième", "fr"),
        (release.title, "fr"),
    ]


def test_figure_of_its_own_kind_without_words_keeps_its_french_label(edition, client):
    add_rows(edition)
    translated = factories.translate(edition)
    translated.figures.filter(kind="other").update(label="")

    [figure] = [
        one for one in get(client, "/en/rencontres/2023/")["figures"] if one.kind == "other"
    ]
    assert figure.label == edition.figures.get(kind="other").label
    assert figure.label_language == "fr"


def test_releases_below_an_unpublished_index_are_not_linked(edition, client):
    release = factories.make_release(edition)
    release.get_parent().unpublish()

    assert get(client, "/rencontres/2023/")["press_releases"] == ()


def test_draft_and_private_pages_about_the_edition_are_not_linked(edition, client):
    factories.make_content_page(edition, live=False)
    factories.make_release(edition, live=False)
    for page in (factories.make_content_page(edition), factories.make_release(edition)):
        page.view_restrictions.create(restriction_type="login")

    context = get(client, "/rencontres/2023/")

    assert (context["content_pages"], context["press_releases"]) == ((), ())


def test_releases_of_a_private_index_are_not_linked(edition, client):
    release = factories.make_release(edition)
    release.get_parent().view_restrictions.create(restriction_type="login")

    assert get(client, "/rencontres/2023/")["press_releases"] == ()


def test_translation_of_a_private_edition_is_private(edition, client):
    factories.translate(edition)
    edition.view_restrictions.create(restriction_type="login")

    assert client.get("/en/rencontres/2023/programme/").status_code == 302


def test_front_leads_to_the_editions_before_and_after(edition, client):
    for year in (2020, 2021, 2024, 2026):
        factories.make_edition(year)
    factories.make_edition(2022, live=False)

    context = get(client, "/rencontres/2023/")

    assert (context["previous_edition"].year, context["next_edition"].year) == (2021, 2024)


def test_front_of_the_only_edition_leads_to_no_other(edition, client):
    context = get(client, "/rencontres/2023/")

    assert (context["previous_edition"], context["next_edition"]) == (None, None)
    assert context["calendar_url"] == ""


def test_programme_counts_what_it_shows(edition, client):
    factories.make_session(edition, day=edition.start_date, start=time(9))
    pleniere = factories.get_kind("pleniere")
    factories.make_session(edition, "Paix", pleniere, day=edition.start_date, start=time(9))

    context = get(client, "/rencontres/2023/programme/?type=pleniere")

    assert (context["shown"], context["total"], context["is_filtered"]) == (1, 2, True)
    assert context["calendar_url"] == "/rencontres/2023/programme.ics?type=pleniere"
    assert [session.title for session in context["programme"].sessions] == ["Paix"]


def test_count_of_sessions_is_told_of_filtered_ones_only(edition, client):
    for key in ("atelier", "pleniere"):
        factories.make_session(edition, key, factories.get_kind(key))
    factories.make_slot(edition, kind=factories.get_kind("ceremonie"))

    leads = {
        query: texts(
            find(parse(client.get(f"/rencontres/2023/programme/{query}")), "main"), class_="lead"
        )
        for query in ("", "?type=atelier", "?type=ceremonie")
    }

    assert leads == {"": [], "?type=atelier": ["1 séance sur 2"], "?type=ceremonie": []}


def test_sessions_are_other_ones_only_beside_days(edition, client):
    factories.make_session(edition)
    before = texts(parse(client.get("/rencontres/2023/programme/")), "h2")
    factories.make_slot(edition, title="Accueil")
    after = texts(parse(client.get("/rencontres/2023/programme/")), "h2")

    assert (before[0], after[:2]) == ("Séances", ["Lundi 18 septembre 2023", "Autres séances"])


@pytest.mark.parametrize(
    ("today", "part", "told", "labels", "offered"),
    [
        (
            "2023-09-01",
            "notice",
            "Provisional programme: times and rooms may still change.",
            0,
            True,
        ),
        ("2023-09-20", "lead", "Times of the provisional programme", 1, False),
    ],
)
def test_held_edition_tells_that_its_times_are_those_announced(
    home, client, settings, today, part, told, labels, offered
):
    settings.SITE_TODAY = date.fromisoformat(today)
    factories.translate(factories.make_edition(sessions=1, programme_status="provisional"))

    programme = parse(client.get("/en/rencontres/2023/programme/"))
    front = parse(client.get("/en/rencontres/2023/"))

    assert texts(programme, "p", class_=part) == [told]
    assert ("Add the whole programme to my calendar" in texts(programme, "a")) is offered
    assert texts(front, "p", class_="rail").count("Times of the provisional programme") == labels


@pytest.mark.parametrize(
    "query", ["", "jour=%00", "type=" + "x" * 6000, "pays=%FF", "jour=1&jour=2", "langue[]=fr"]
)
def test_programme_answers_any_query(edition, client, query):
    factories.make_full_session(edition)

    context = get(client, f"/rencontres/2023/programme/?{query}")

    assert (context["shown"], context["total"], context["is_filtered"]) == (1, 1, False)
    assert client.get(f"/rencontres/2023/programme.ics?{query}").status_code == 200


@pytest.mark.parametrize("path", ["", "programme/"])
def test_sessions_that_start_together_tell_their_own_ends(edition, client, path):
    for hour, ends in ((9, (time(9, 20), time(10, 30))), (14, (time(15), None)), (17, (None,))):
        for end in ends:
            factories.make_session(edition, day=edition.start_date, start=time(hour), end=end)

    root = parse(client.get(f"/rencontres/2023/{path}"))

    moments = [
        (text(find(moment, "p", class_="time")), texts(moment, "bdi", class_="session-time"))
        for moment in find_all(root, "li", class_="moment")
    ]
    assert moments == [
        ("9h00–10h30", ["9h00–9h20", "9h00–10h30"]),
        ("14h00", ["14h00–15h00", "14h00"]),
        ("17h00", []),
    ]


def test_session_does_not_repeat_the_time_of_its_slot(edition, client):
    day = edition.start_date
    for hour, end in ((9, time(10)), (14, time(14, 30))):
        factories.make_slot(edition, start=time(hour), end=time(hour + 1))
        factories.make_session(edition, day=day, start=time(hour), end=end)

    root = parse(client.get("/rencontres/2023/programme/"))

    assert texts(root, "bdi", class_="session-time") == ["14h00–14h30"]


def test_head_of_an_edition_without_days_nor_place_keeps_no_room_for_them(home, client):
    factories.make_edition(start_date=None, period="juin 2025", period_end=date(2023, 6, 30))

    root = parse(client.get("/rencontres/2023/"))

    assert texts(find(root, "div", class_="hero-line"), "p") == [
        "Avait été annoncée pour juin 2025"
    ]


@pytest.mark.parametrize("status", ["scheduled", "cancelled"])
def test_past_or_cancelled_edition_promises_nothing(home, client, settings, status):
    settings.SITE_TODAY = date(2023, 9, 20 if status == "scheduled" else 1)
    factories.make_edition(status=status, registration_note="Inscrivez-vous !")

    practical = text(find(parse(client.get("/rencontres/2023/infos-pratiques/")), "main"))
    programme = text(find(parse(client.get("/rencontres/2023/programme/")), "main"))

    assert "Les inscriptions sont closes." in practical
    assert "Inscrivez-vous" not in practical
    assert "pas encore" not in practical + programme


@pytest.mark.parametrize(
    ("name", "short_name"),
    [("United Cities", "CGLU"), ("United Cities and Local Governments (UCLG)", "")],
)
def test_partner_named_with_its_acronym_has_no_other(edition, client, name, short_name):
    partner = factories.make_partner("Cités Unies", short_name="CGLU")
    EditionPartner.objects.create(edition=edition, partner=partner, locale=edition.locale)
    factories.translate(partner, name=name)
    factories.translate(edition)

    [tier] = get(client, "/en/rencontres/2023/")["partner_tiers"]

    assert [(one.name, one.short_name) for one in tier.partners] == [(name, short_name)]


def test_page_that_leads_nowhere_has_no_empty_list(edition, client):
    """A session always has its permanent link."""
    session = factories.make_session(factories.make_edition(2022))

    pages = [parse(client.get(page.url)) for page in (edition, session)]

    actions = [find_all(page, class_="actions") for page in pages]
    assert [[len(find_all(one, "li")) for one in lists] for lists in actions] == [[], [1]]


def test_functions_are_announced_where_some_are_shown(edition, client):
    factories.make_participation(factories.make_session(edition), function="Maire")
    factories.translate(edition)

    shown = [
        get(client, f"{root}/rencontres/2023/{route}")["has_functions"]
        for root in ("", "/en")
        for route in ("", "intervenants/")
    ]
    speakers = find_all(parse(client.get("/en/rencontres/2023/intervenants/")), class_="lead")

    assert shown == [True, True, False, False]
    assert [text(lead) for lead in speakers] == ["1 person"]


@pytest.mark.parametrize(
    ("today", "lead", "when"),
    [
        (date(2023, 9, 18), "1 personne", "lun. 18 sept., 9h00 · Sépia"),
        (date(2023, 9, 20), "1 personne, avec la fonction exercée alors", "lun. 18 sept."),
    ],
)
def test_speakers_say_when_and_where_until_the_edition_is_held(
    edition, client, settings, today, lead, when
):
    settings.SITE_TODAY = today
    session = factories.make_session(edition, day=edition.start_date, start=time(9), room="Sépia")
    factories.make_participation(session, function="Maire")

    main = find(parse(client.get("/rencontres/2023/intervenants/")), "main")

    assert texts(main, class_="lead") == [lead]
    assert " · ".join(texts(find(main, class_="details"), "li")) == when


def test_speakers_of_a_cancelled_edition_say_that_it_is(home, client):
    factories.make_edition(status="cancelled", status_reason="La salle est fermée.")

    main = find(parse(client.get("/rencontres/2023/intervenants/")), "main")

    assert "La salle est fermée." in text(find(main, class_="notice"))
    assert "pas encore" not in text(main)


def test_speakers_are_listed_once_by_family_name(edition, client):
    first = factories.make_session(edition, "Un", day=edition.start_date, start=time(9))
    second = factories.make_session(edition, "Deux", day=edition.start_date, start=time(10))
    elise = factories.make_person("Zoé", "Élise")
    for session in (first, second):
        factories.make_participation(session, elise, function="Maire")
    factories.make_participation(first, factories.make_person("Ana", "Zorrilla"), function="")
    factories.make_participation(first, factories.make_person("Abel", "Eon"), role="chairs")
    factories.make_participation(first, organisation="Une association")

    context = get(client, "/rencontres/2023/intervenants/")

    letters = [
        (letter.letter, [(one.name, len(one.lines)) for one in letter.speakers])
        for letter in context["letters"]
    ]
    assert letters == [
        ("E", [("Zoé Élise", 2), ("Abel Eon", 1)]),
        ("Z", [("Ana Zorrilla", 1)]),
    ]
    assert context["count"] == 3


def test_practical_page_tells_the_ways_known_in_the_language(edition, client, settings):
    settings.SITE_TODAY = date(2023, 6, 20)
    venue = factories.make_venue(metro="Ligne 7", bus="Ligne 139")
    translated = factories.translate(venue, metro="Line 7", bus="")
    factories.publish(
        edition,
        venue=venue,
        registration_opens_on=date(2023, 6, 15),
        registration_url="https://inscription.example",
        registration_note="Gratuit",
    )
    factories.translate(edition, registration_note="Free")

    french = get(client, "/rencontres/2023/infos-pratiques/")
    english = get(client, "/en/rencontres/2023/infos-pratiques/")

    assert translated.translation_key == venue.translation_key
    assert [(m.mode, m.text) for m in french["venue"].access] == [
        ("metro", "Ligne 7"),
        ("bus", "Ligne 139"),
    ]
    assert [(m.mode, m.text) for m in english["venue"].access] == [("metro", "Line 7")]
    assert (french["registration"].state, french["registration"].note) == ("open", "Gratuit")
    assert english["registration"].note == "Free"


@pytest.mark.parametrize(
    ("name", "language"), [("Le Palais", "fr"), ("The Palace", "en")], ids=["kept", "translated"]
)
def test_name_that_a_translation_keeps_is_said_in_french(client, home, name, language):
    venue = factories.make_venue(name="Le Palais")
    factories.translate(venue, name=name)
    english = factories.translate(factories.make_edition(venue=venue))

    context = client.get(english.url).context

    assert (context["venue"].name, context["venue"].name_language) == (name, language)


@pytest.mark.parametrize(
    ("today", "status", "lines"),
    [
        ("2023-04-01", "cancelled", ["Les inscriptions sont closes."]),
        ("2023-06-01", "cancelled", ["Les inscriptions sont closes."]),
        (
            "2023-09-20",
            "scheduled",
            ["Les inscriptions sont closes. Elles avaient ouvert le 1er mai 2023."],
        ),
    ],
)
def test_registration_that_may_not_have_opened_is_not_said_to(
    home, client, settings, today, status, lines
):
    settings.SITE_TODAY = date.fromisoformat(today)
    factories.make_edition(registration_opens_on=date(2023, 5, 1), status=status)

    root = parse(client.get("/rencontres/2023/infos-pratiques/"))

    section = find_all(find(root, "main"), "section")[-1]
    assert texts(section, "p") == lines


def test_partner_is_presented_in_the_words_of_the_language(edition, client):
    partner = factories.make_partner("Réseau", description="Un réseau de villes.")
    factories.translate(partner, description="A network of cities.")
    rows = {"edition": edition, "locale": edition.locale}
    EditionPartner.objects.create(partner=partner, tier="support", **rows)
    for language in ("en", "es"):
        factories.translate(edition, language)

    def shown(url):
        return texts(parse(client.get(url)), class_="partner-description")

    assert shown("/rencontres/2023/") == ["Un réseau de villes."]
    assert shown("/en/rencontres/2023/") == ["A network of cities."]
    assert shown("/es/rencontres/2023/") == []
    preview = edition.make_preview_request(preview_mode="")
    assert texts(parse(preview), class_="partner-description") == ["Un réseau de villes."]


def test_private_edition_shows_its_programme_to_those_who_may_enter(edition, client, admin_client):
    factories.make_full_session(edition)
    edition.view_restrictions.create(restriction_type="login")

    assert client.get("/rencontres/2023/programme/").status_code == 302
    assert get(admin_client, "/rencontres/2023/programme/")["total"] == 1


def test_draft_without_number_nor_year_shows_neither(edition):
    edition.number = edition.year = edition.start_date = edition.end_date = None

    root = parse(edition.make_preview_request(preview_mode=""))

    main = text(find(root, "main"))
    assert "None" not in main
    assert "édition suivante" not in main.lower()
    assert texts(root, class_="numerals") == [""]


def test_preview_shows_the_draft(edition):
    factories.make_full_session(edition)
    edition.theme = "Brouillon"
    slots = list(edition.slots.all())
    slots[0].title = "Moment en projet"
    edition.slots = slots

    response = edition.make_preview_request(preview_mode="")

    context = response.context_data
    assert context["edition"].theme == "Brouillon"
    assert [m.title for m in context["programme"].days[0].moments] == ["Moment en projet"]


def test_preview_keeps_the_place_in_its_head(edition):
    edition.venue = factories.make_venue(name="Le Palais")

    root = parse(edition.make_preview_request(preview_mode=""))

    assert texts(root, class_="where") == ["Le Palais, Paris"]


def test_place_without_translation_keeps_its_french_name(edition, client):
    factories.publish(edition, venue=factories.make_venue(name="Le Palais"))
    factories.translate(edition)

    head = find(parse(client.get("/en/rencontres/2023/")), class_="where")

    assert text(head) == "Le Palais, Paris"
    assert texts(head, lang="fr") == ["Le Palais", "Paris"]


def test_preview_of_a_translation_shows_its_words_over_live_facts(edition):
    factories.make_full_session(edition)
    translated = factories.translate(edition, live=False)
    translated.theme = "Draft"
    translated.start_date = date(2000, 1, 1)

    context = translated.make_preview_request(preview_mode="").context_data

    assert context["edition"].theme == "Draft"
    assert context["edition"].start_date == date(2023, 9, 18)
    assert context["programme"].count == 1


def test_preview_of_a_translation_shows_the_words_of_what_its_rows_name(edition):
    partner = factories.make_partner("Réseau")
    EditionPartner.objects.create(edition=edition, partner=partner, locale=edition.locale)
    factories.translate(partner, name="Network")
    translated = factories.translate(edition, live=False)

    context = translated.make_preview_request(preview_mode="").context_data

    [tier] = context["partner_tiers"]
    assert [one.name for one in tier.partners] == ["Network"]


def test_new_edition_can_be_previewed_before_it_is_saved(index):
    page = index.specific
    edition = factories.EditionPage(title="Brouillon", slug="brouillon", locale=page.locale)
    edition.set_url_path(page)
    edition.depth = page.depth + 1
    edition.path = edition._get_children_path_interval(page.path)[1]

    response = edition.make_preview_request(preview_mode="")

    assert response.status_code == 200
    assert response.context_data["programme"].is_empty
