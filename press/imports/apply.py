"""Writing a planned release to the site, all of it or nothing."""

import re

from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cuf_site.tree.refusals import after_name

from ..models import PressContact, PressReleasePage, ReleaseContact
from .comparison import content_of, digest
from .plan import CREATE, LEFT_ALONE, LOG_ACTION, UNCHANGED, Plan
from .readers.paragraphs import LINKING_WORDS
from .release import ImportRefused

LONGEST_SLUG = 60


@transaction.atomic
def apply(plan: Plan, user=None, publish: bool = False, source: str = "") -> PressReleasePage:
    """Write the plan, save a draft, publish it if asked, and return the page.

    ``source`` is the name of the file, for the page's history, which also keeps the banner.
    Raises ``ImportRefused``, nothing being written, when the page cannot be published.
    """
    if plan.action == LEFT_ALONE:
        return plan.page
    if publish and plan.release.has_embargo:
        raise ImportRefused(
            _(
                "The text speaks of an embargo: import it as a draft,"
                " and set the embargo on the page."
            )
        )
    page = plan.page
    if plan.action == UNCHANGED:
        revision = page.latest_revision
    else:
        set_contacts(page, plan)
        if plan.action == CREATE:
            page.slug = free_slug(plan)
            plan.parent.add_child(instance=page)
            log(page, "wagtail.create", user=user)
        revision = page.save_revision(user=user, clean=False)
        log(page, LOG_ACTION, user=user, revision=revision, data=history(plan, page, source))
    if publish:
        publish_page(page, revision, user)
    return page


def set_contacts(page: PressReleasePage, plan: Plan):
    """Name the contacts on the page; rows that stay keep their translations."""
    if not plan.contacts:
        return
    rows = {row.contact_id: row for row in page.contacts.all()}
    wanted = []
    for order, planned in enumerate(plan.contacts):
        contact = planned.known or make_contact(planned.contact, page.locale)
        row = rows.get(contact.pk) or ReleaseContact(contact=contact, locale=page.locale)
        row.sort_order = order
        wanted.append(row)
    page.contacts = wanted


def make_contact(contact, locale) -> PressContact:
    """Add somebody to the press contacts; without a name, the address stands for it."""
    return PressContact.objects.create(
        name=contact.name or contact.email or contact.phone,
        function=contact.function,
        email=contact.email,
        phone=contact.phone,
        locale=locale,
    )


def free_slug(plan: Plan) -> str:
    """Return a short slug of the title that no other release has."""
    words = slugify(re.sub("['’]", " ", plan.page.title)).split("-")
    while words and (len("-".join(words)) > LONGEST_SLUG or words[-1] in LINKING_WORDS):
        words.pop()
    base = "-".join(words) or "communique"
    taken = set(plan.parent.get_children().values_list("slug", flat=True))
    taken |= plan.parent.specific.reserved_slugs
    candidates = (f"{base}-{number}" if number > 1 else base for number in range(1, len(taken) + 3))
    return next(slug for slug in candidates if slug not in taken)


def history(plan: Plan, page: PressReleasePage, source: str) -> dict:
    """Return what the page's history keeps: a proof of the content, the words without a field."""
    release = plan.release
    return {
        "digest": digest(content_of(page)),
        "source": source,
        "banner": list(release.banner),
        "structure": [label.text for label in release.structure],
        "warnings": [*(warning.message for warning in release.warnings), *plan.warnings],
    }


def publish_page(page: PressReleasePage, revision, user):
    """Publish the latest draft; a refusal becomes one sentence."""
    is_published = page.live and not page.has_unpublished_changes
    if is_published:
        return
    try:
        (revision or page.save_revision(user=user, clean=False)).publish(user=user)
    except ValidationError as refusal:
        sentence = _("The release cannot be published, so nothing was imported. %(reasons)s")
        raise ImportRefused(sentence % {"reasons": reasons(refusal)}) from refusal
    page.refresh_from_db()


def reasons(refusal: ValidationError) -> str:
    """Return the reasons of a refusal, each after the name of its field."""
    if not hasattr(refusal, "error_dict"):
        return " ".join(refusal.messages)
    parts = []
    for name, sentences in refusal.message_dict.items():
        label = "" if name == NON_FIELD_ERRORS else field_label(name)
        parts += [after_name(label, sentence) for sentence in sentences]
    return " ".join(parts)


def field_label(name: str) -> str:
    """Return what editors call a field."""
    try:
        return str(PressReleasePage._meta.get_field(name).verbose_name)
    except FieldDoesNotExist:
        return name
