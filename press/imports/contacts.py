"""The people whom a release names for journalists."""

import re
from dataclasses import replace

from .markup import EMAIL
from .release import Contact

PHONE = re.compile(r"(?:\(?\+\d{1,3}\)?\s?)?(?:\(0\)\s?)?\d(?:[\s.-]?\d){8,11}(?!\d)")
CHANNEL = re.compile(
    r"(?<!\w)(?:adresse électronique|courriels?|e-?mails?|mails?|méls?|téléphone|tél|tel|portable"
    r"|port|mobile|fixe|ligne directe)(?!\w)\.?\s*:?",
    flags=re.IGNORECASE,
)
CAPITAL = r"[A-ZÀ-ÝŒ][\w’'.-]*"
CIVILITY = r"(?:(?:Mmes?|Mlle|MM?\.|Madame|Monsieur)\s+)?"
NAME = rf"{CIVILITY}{CAPITAL}(?:\s+(?:d[eu]s?|la|le|{CAPITAL})){{1,4}}"
PERSON = re.compile(rf"^(?P<name>{NAME})(?:\s*(?:[,:|/–—(]|\s-\s)\s*(?P<function>.*))?$")
FUNCTION_FIRST = re.compile(rf"^(?P<function>[^:,]+?)\s*:\s*(?P<name>{NAME})$")
FUNCTION_WORDS = (
    "adjoint agence attaché attachée bureau cabinet cellule chargé chargée chef cheffe cités"
    " conseiller conseillère délégué déléguée directeur direction directrice maison pôle président"
    " présidente relations responsable secrétaire service"
).split()
EMPTY_BRACKETS = re.compile(r"[(<\[]\s*[)>\]]")
EDGES = " :|/•·,;–—-"
OPEN_ENDS = ("/", ",", "&", " et", " de", " des", " du", " la")
# What the fields of a press contact hold; an address may stand for a name.
LONGEST_NAME = 200
LONGEST_FUNCTION = 250
LONGEST_PHONE = 40


def is_name(text: str) -> bool:
    """Whether words with capitals name a person, rather than a function or a whole line."""
    return len(text) <= LONGEST_NAME and text.split()[0].casefold() not in FUNCTION_WORDS


class ContactReader:
    """Reads contacts line by line: a name opens a contact, what follows completes it."""

    def __init__(self):
        self.people = []
        self.left_over = []
        self.labels = []

    def contacts(self) -> list[Contact]:
        """Return the people read, without the signs that separated their details."""
        return [replace(one, function=one.function.strip(EDGES)) for one in self.people]

    def read_line(self, text: str):
        """Read the addresses of a line, then the words left between them."""
        emails, phones = EMAIL.findall(text), PHONE.findall(EMAIL.sub(" ", text))
        rest = PHONE.sub(" ", EMAIL.sub(" ", text))
        self.labels += CHANNEL.findall(rest)
        rest = " ".join(EMPTY_BRACKETS.sub(" ", CHANNEL.sub(" ", rest)).split()).lstrip(EDGES)
        rest = rest.rstrip(EDGES if emails or phones else " :|•·;–—-")
        if rest:
            self.read_words(rest)
        for phone in phones:
            self.add("phone", " ".join(phone.split()))
        for email in emails:
            self.add("email", email)

    def read_words(self, text: str):
        """Take words for a person, or for the function of the person just named."""
        match = FUNCTION_FIRST.match(text) or PERSON.match(text)
        if match and is_name(match["name"]):
            self.people.append(Contact(match["name"]))
            self.add_function((match["function"] or "").lstrip(EDGES))
            return
        function = self.people[-1].function if self.people else None
        goes_on = not function or text[0].islower() or function.endswith(OPEN_ENDS)
        if function is None or text.endswith(".") or not goes_on:
            self.left_over.append(text)
        else:
            self.add_function(text)

    def add_function(self, text: str):
        """Complete the function of the person just named, as far as its field can hold it."""
        person = self.people[-1]
        function = f"{person.function} {text}".strip()
        if len(function) > LONGEST_FUNCTION:
            self.left_over.append(text)
        else:
            self.people[-1] = replace(person, function=function)

    def add(self, name: str, value: str):
        """Give an address to the person just named, or to somebody without a name."""
        if len(value) > LONGEST_NAME:
            self.left_over.append(value)
            return
        if not self.people:
            self.people.append(Contact(""))
        person = self.people[-1]
        known = getattr(person, name)
        if not known:
            self.people[-1] = replace(person, **{name: value})
        elif name == "phone" and len(f"{known} / {value}") <= LONGEST_PHONE:
            self.people[-1] = replace(person, phone=f"{known} / {value}")
        else:
            self.left_over.append(value)
