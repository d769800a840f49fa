"""The editions of the generated data set: facts, figures, partners, moments and releases."""

from datetime import date, timedelta
from random import Random

from django.utils import timezone
from wagtail.models import Page

from press.models import PressIndexPage, PressReleasePage, ReleaseContact
from rencontres.models import (
    EditionFigure,
    EditionPage,
    EditionPartner,
    RencontresIndexPage,
    SessionKind,
    Slot,
)

from ..models import ContentPage
from .pages import add_live, marked, marked_body
from .people import Snippets
from .plan import moment, read

CANCELLED, POSTPONED = 4, 7  # editions before the last one
DAYS = 3
TIERS = ["support"] * 3 + ["partnership"] * 9 + ["exhibitor"] * 6


class EditionMaker:
    """Makes one edition and its releases."""

    def __init__(
        self, index: RencontresIndexPage, press: PressIndexPage, snippets: Snippets, random: Random
    ):
        self.index = index
        self.press = press
        self.snippets = snippets
        self.random = random
        self.words = read("words")

    def make(self, year: int, number: int, before_last: int) -> EditionPage:
        """Add the edition of ``year``, ``before_last`` editions before the last one; return it."""
        first = date(year, self.random.choice(self.words["months"]), self.random.randint(2, 26))
        edition = EditionPage(
            title=f"Rencontres {year} {self.words['mark']}",
            number=number,
            year=year,
            slug=str(year),
            start_date=first,
            starts_in_afternoon=True,
            end_date=first + timedelta(DAYS - 1),
            ends_in_morning=True,
            theme=self.words["themes"][(number - 1) % len(self.words["themes"])],
            **self.texts(),
            **self.state(before_last),
        )
        edition.figures = self.figures(first)
        edition.partners = self.partners()
        edition.slots = self.slots(first)
        add_live(self.index, edition, str(year), first - timedelta(120))
        self.make_letter(edition)
        self.make_releases(edition)
        return edition

    def texts(self) -> dict:
        """Return what the edition says, who says it, and where it is held."""
        words, signatory = self.words, self.random.choice(self.snippets.people)
        return {
            "series_name": words["series"],
            "editorial": marked(words["editorial"]),
            "signatory": signatory,
            "signatory_function": self.snippets.function_of(signatory, self.random),
            "country_of_honour": self.random.choice(["SN", "MA", "MG", "CO", "PL"]),
            "hashtag": words["hashtag"],
            "venue": self.random.choice(self.snippets.venues),
            "programme_status": EditionPage.ProgrammeStatus.FINAL,
            "registration_url": "https://inscription.example",
            "registration_note": words["registration_note"],
            "practical_note": words["practical_note"],
            "what_comes_next": words["what_comes_next"],
        }

    def state(self, before_last: int) -> dict:
        """Return the status of the edition: one is cancelled, another was postponed."""
        if before_last == CANCELLED:
            return {
                "status": EditionPage.Status.CANCELLED,
                "status_reason": self.words["cancellation"],
            }
        if before_last == POSTPONED:
            return {
                "status": EditionPage.Status.POSTPONED,
                "status_reason": self.words["postponement"],
                "earlier_dates": self.words["earlier_dates"],
            }
        return {}

    def figures(self, first: date) -> list[EditionFigure]:
        """Return figures near those of the file; they are expected while it is to come."""
        basis = "expected" if first > timezone.localdate() else "counted"
        return [
            EditionFigure(
                **line | {"value": line["value"] * self.random.randint(80, 115) // 100},
                basis=basis,
                sort_order=place,
            )
            for place, line in enumerate(read("days")["figures"])
        ]

    def partners(self) -> list[EditionPartner]:
        """Return some of the partners in three tiers, the first with a mention."""
        chosen = self.random.sample(self.snippets.partners, len(TIERS))
        return [
            EditionPartner(
                partner=partner,
                tier=tier,
                mention="" if place else self.words["partner_mention"],
                sort_order=place,
            )
            for place, (partner, tier) in enumerate(zip(chosen, TIERS, strict=True))
        ]

    def slots(self, first: date) -> list[Slot]:
        """Return the moments of its days."""
        kinds = {kind.key: kind for kind in SessionKind.objects.filter(locale=self.index.locale)}
        return [
            Slot(
                day=first + timedelta(line["day"]),
                start=moment(line["start"]),
                end=moment(line["end"]) if "end" in line else None,
                kind=kinds[line["kind"]],
                title=line.get("title", ""),
                sort_order=place,
            )
            for place, line in enumerate(read("days")["slots"])
        ]

    def make_letter(self, edition: EditionPage):
        """Add the invitation, a page of text under the edition."""
        letter, path = self.words["letter"], f"{edition.year}/letter"
        page = ContentPage(
            title=f"{letter['title']} {self.words['mark']}",
            slug="lettre",
            body=marked_body(path, letter["text"]),
        )
        add_live(edition, page, path, edition.start_date - timedelta(100))

    def make_releases(self, edition: EditionPage):
        """Add its releases, two before it and one after it, but for those of days to come."""
        for place, headline in enumerate(self.words["releases"]):
            path = f"{edition.year}/releases/{place}"
            day = edition.start_date + timedelta((-90, -30, DAYS)[place])
            if day > timezone.localdate():
                break
            release = PressReleasePage(
                title=f"{edition.title} : {headline}",
                slug=f"{edition.year}-{place + 1}",
                dateline_place=edition.venue.city,
                date=day,
                lead=marked(""),
                body=marked_body(path, *self.words["paragraphs"]),
                edition=Page(pk=edition.pk),
                hashtag=edition.hashtag,
            )
            release.contacts = [ReleaseContact(contact=self.snippets.contact)]
            add_live(self.press, release, path, day)
