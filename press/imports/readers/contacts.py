"""The people whom a release names for journalists: who they are, and how to reach them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..release import Contact, Label, Link, Place
from ..source.lines import SourceLine
from .addresses import DOMAIN, EMAIL, PHONE, SHORT_PHONE, URL, link_target
from .markdown import plain
from .names import find_person, is_function

_QUALIFIER = r"(?:\s(?:pro|professionnel(?:le)?|presse|directe?|mobile|portable|standard|bureau))?"
_SURE = (
    r"adresse (?:électronique|mail|e-?mail|courriel)|courrier électronique|courriels?"
    r"|e-?mails?|méls?|téléphones?|télécopie|fax|tél|tel|gsm|whatsapp|ligne directe"
    r"|site(?: internet| web)?"
)
# Words that also belong to names and functions: Le Port, directeur du port, rue du Mail.
_DOUBTFUL = r"portable|port|mobile|fixe|standard|bureau|mails?|direct|web|t|m|p"
SURE_LABEL = re.compile(
    rf"(?<!\w)(?:n°(?: de)? ?)?(?:{_SURE}){_QUALIFIER}(?!\w)[\s.:°)–-]*$", flags=re.IGNORECASE
)
DOUBTFUL_LABEL = re.compile(
    rf"(?<!\w)(?:{_DOUBTFUL}){_QUALIFIER}(?!\w)\.?\s?:?\s*$", flags=re.IGNORECASE
)
PHONE_LABEL = re.compile(r"(?<!\w)(?:t[ée]l|téléphone|portable|mobile|fixe|gsm)", re.IGNORECASE)
# What a label stands after: the start of the line, or a sign that sets it apart from a name.
FIELD_START = re.compile(r"(?:^|[,;:|/•·()–—-])\s*$")
ARTICLE_END = re.compile(
    r"(?<!\w)(?:d[ue]|des|l[ae]s?|aux?|par|en|[ld][’'])\s*$", flags=re.IGNORECASE
)
LONGEST_LABEL = 60
EMPTY_BRACKETS = re.compile(r"[(<\[]\s*[)>\]]")
EDGES = " :|/•·,;–—-()<>[]→➔➜►☎✆✉📞📧"
OPEN_ENDS = ("/", ",", "&", " et", " de", " des", " du", " la")
# What the fields of a press contact hold; an address may stand for a name.
LONGEST_NAME = 200
LONGEST_FUNCTION = 250
LONGEST_PHONE = 40


@dataclass(frozen=True)
class Detail:
    """An address of a line: what it is, what it says, its label, and the words before it."""

    kind: str
    value: str
    label: str
    words: str
    end: int


class ContactReader:
    """Reads contacts line by line: a name opens a contact, what follows completes it."""

    def __init__(self):
        self.people: list[Contact] = []
        self.links: list[Link] = []
        self.left_over: list[str] = []
        self.labels: list[Label] = []
        self.function = ""

    def contacts(self) -> list[Contact]:
        """Return the people read, without the signs that separated their details."""
        if self.function:
            self.left_over.append(self.function)
        return [replace(one, function=one.function.strip(EDGES)) for one in self.people]

    def read_line(self, line: SourceLine):
        """Read the addresses of a line, each with the words before it, then the words left."""
        text, end = plain(line.text), 0
        for detail in read_details(text):
            if detail.label:
                self.labels.append(Label(line.number, detail.label, Place.BEFORE_ADDRESS))
            if detail.words:
                self.read_words(detail.words, detail.kind)
            self.add(detail.kind, detail.value)
            end = detail.end
        rest = tidy_words(text[end:], has_address=end > 0)
        if rest:
            self.read_words(rest)

    def read_words(self, text: str, address: str = ""):
        """Take words for a person, or for the function of the person just named.

        With an ``address`` after them, they name somebody of their own.
        """
        found = find_person(text)
        if found and len(found.name) <= LONGEST_NAME:
            self.people.append(Contact(found.name))
            function, self.function = self.function, ""
            for part in (function, found.function):
                self.add_function(part)
        elif address and not self.is_complement(text, address):
            self.open_contact(text)
        elif not self.people and is_function(text):
            self.function = f"{self.function} {text}".strip()
        elif self.goes_on(text):
            self.add_function(text)
        else:
            self.left_over.append(text)

    def is_complement(self, text: str, address: str) -> bool:
        """Whether words before an address complete the person above, who lacks both."""
        if not self.people:
            return is_function(text) and not is_service(text)
        above = self.people[-1]
        lacks_both = address in ("phone", "email") and not getattr(above, address)
        return lacks_both and not above.function and is_function(text)

    def open_contact(self, text: str):
        """Name somebody of whom only the address is sure."""
        if len(text) > LONGEST_NAME:
            self.left_over.append(text)
        else:
            self.people.append(Contact(text))

    def goes_on(self, text: str) -> bool:
        """Whether words go on with the function of the person just named, or give it."""
        if not self.people or text.endswith("."):
            return False
        function = self.people[-1].function
        return not function or text[0].islower() or function.endswith(OPEN_ENDS)

    def add_function(self, text: str):
        """Complete the function of the person just named, as far as its field can hold it."""
        person = self.people[-1]
        function = f"{person.function} {text}".strip()
        if len(function) > LONGEST_FUNCTION:
            self.left_over.append(text)
        else:
            self.people[-1] = replace(person, function=function)

    def add(self, kind: str, value: str):
        """Give an address to the person just named, or to somebody without a name."""
        if kind == "link":
            self.links.append(Link(value, link_target(value)))
            return
        if len(value) > LONGEST_NAME:
            self.left_over.append(value)
            return
        if not self.people:
            self.people.append(Contact("", self.function))
            self.function = ""
        person = self.people[-1]
        known = getattr(person, kind)
        if kind == "phone" and known and len(f"{known} / {value}") <= LONGEST_PHONE:
            self.people[-1] = replace(person, phone=f"{known} / {value}")
        elif known or (kind == "phone" and len(value) > LONGEST_PHONE):
            self.add_elsewhere(kind, value)
        else:
            self.people[-1] = replace(person, **{kind: value})

    def add_elsewhere(self, kind: str, value: str):
        """Keep a second address: a mail address reaches somebody, a telephone is to be sorted."""
        if kind == "email":
            self.people.append(Contact("", email=value))
        else:
            self.left_over.append(value)


def is_service(text: str) -> bool:
    """Whether words name an office that answers, rather than what somebody does there."""
    return text.split()[0].casefold() in ("service", "bureau", "cellule", "cabinet", "pôle")


def read_details(text: str) -> Iterator[Detail]:
    """Yield the addresses of a line, each with its label and the words that stand before."""
    end = 0
    for kind, start, stop in find_addresses(text):
        before = text[end:start]
        label_start = find_label(before)
        value = " ".join(text[start:stop].split())
        label = before[label_start:].strip(" :()–—-")
        words = tidy_words(before[:label_start], has_address=True)
        yield Detail(kind, value, label, words, stop)
        end = stop


def find_addresses(text: str) -> list[tuple[str, int, int]]:
    """Return the kind, start and end of each address of a line, in their order."""
    found: list[tuple[str, int, int]] = []
    patterns = (("email", EMAIL), ("link", URL), ("link", DOMAIN), ("phone", PHONE))
    for kind, pattern in patterns:
        found += [(kind, *match.span()) for match in pattern.finditer(text)]
    for match in SHORT_PHONE.finditer(text):
        before = text[max(0, match.start() - LONGEST_LABEL) : match.start()]
        if PHONE_LABEL.search(before[find_label(before) :]):
            found.append(("phone", *match.span()))
    kept: list[tuple[str, int, int]] = []
    for one in sorted(found, key=lambda one: (one[1], -one[2])):
        if not kept or one[1] >= kept[-1][2]:
            kept.append(one)
    return kept


def find_label(before: str) -> int:
    """Return where the label of an address starts, in the words right before it.

    A word that may belong to a name is a label only where a label stands: at the start of the
    line, after a sign or another label, or shortened after a name.
    """
    start = max(0, len(before) - LONGEST_LABEL)
    end = len(before)
    while end > start:
        near = before[start:end]
        match = SURE_LABEL.search(near) or doubtful_label(near)
        if not match or not may_follow(match, near[: match.start()]):
            break
        end = start + match.start()
    return end


def may_follow(label: re.Match, before: str) -> bool:
    """Whether a label may follow these words: no article, and a sign if a dash follows it."""
    is_dashed = any(dash in label[0] for dash in ("–", " -"))
    return not ARTICLE_END.search(before) and bool(not is_dashed or FIELD_START.search(before))


def doubtful_label(text: str) -> re.Match | None:
    """Return the last word of a text if it is a label by where it stands."""
    match = DOUBTFUL_LABEL.search(text)
    if not match:
        return None
    before = text[: match.start()]
    name = before.split()[-1:]
    is_shortened = match[0][0].islower() and bool(name) and name[0][0].isupper()
    is_label = FIELD_START.search(before) or SURE_LABEL.search(before) or is_shortened
    return match if is_label else None


def tidy_words(text: str, has_address: bool) -> str:
    """Return the words between two addresses without the signs at their ends."""
    text = " ".join(EMPTY_BRACKETS.sub(" ", text).split()).lstrip(EDGES)
    text = text.rstrip(EDGES if has_address else " :|•·;–—-")
    return f"{text})" if text.count("(") > text.count(")") else text
