"""What leads to somebody or somewhere: mail and web addresses, telephones, handles, hashtags.

No pattern reads a run of letters more than once: a long text costs its length, never its square.
"""

import re

_IN_URL = r"[^\s<>«»\"|()\[\]]"
_BRACKETED = r"\([^\s<>«»\"|()]*+\)|\[[^\s<>«»\"|\[\]]*+\]"
# An address may hold brackets that are closed, and never ends with the sign of a sentence.
URL = re.compile(
    rf"(?:https?://|www\.)(?:{_IN_URL}|{_BRACKETED})*"
    rf"(?:[^\s<>«»\"|.,;:!?…()\[\]'’*]|(?<=\))|(?<=\]))",
    flags=re.IGNORECASE,
)
_LOCAL = r"\w[\w.+-]{0,63}+"
EMAIL = re.compile(rf"(?<!\w)(?<!\w[.+-]){_LOCAL}(?:['’]{_LOCAL}){{0,2}}@[\w-]++(?:\.[\w-]++)++")
HASHTAG = re.compile(r"#\w*[^\W\d_]\w*")
HANDLE = re.compile(r"(?<![\w.@])@\w{2,}")
DOMAIN = re.compile(r"(?<![\w@./-])(?:[\w-]++\.)+(?:org|fr|com|eu|net)\b(?:/[^\s<>|]*)?")

_EXTENSION = r"(?:\s?\(?(?:poste|ext\.?)\s?\d{1,5}\)?)?"
_INTERNATIONAL = (
    r"(?:\+|\b00[ .]?(?=[1-9]))\(?\d{1,3}+\)?(?:[ .-]?\(0\))?(?:[ .-]?\(?\d{1,4}+\)?){2,6}(?!\d)"
)
_FRENCH = r"(?<![\d+])0\d(?:[ ./-]?\d{2}){4}(?![\d])"
_AMERICAN = r"(?<!\d)\(?[2-9]\d{2}\)?[ .-]?\d{3}[ .-]\d{4}(?!\d)"
_OTHER = r"(?<![\d.+-])\d(?:[ .-]?\d){8,11}(?![ .-]?\d)"
_NUMBER = f"(?:{_INTERNATIONAL}|{_FRENCH}|{_AMERICAN}|{_OTHER}){_EXTENSION}"
# One number, or several that a person may dial as well: « 01… ou 06… ».
PHONE = re.compile(rf"{_NUMBER}(?:\s?(?:/|\bou\b|\bet\b|,)\s?{_NUMBER})*")
# After « Tél. : », a shorter number is a telephone too: « 26 00 00 », « 39 19 ».
SHORT_PHONE = re.compile(r"\+?\d(?:[ .-]?\d){3,11}(?!\d)")
POSTAL = re.compile(
    r"\b\d{5}\s[^\W\d_]|\b\d{1,4},?\s(?:(?:bis|ter)\s)?(?:rue|avenue|boulevard|place|quai|cours)\b",
    flags=re.IGNORECASE,
)


def link_target(address: str) -> str:
    """Return ``address`` as a link needs it: with its scheme."""
    if address.casefold().startswith(("http://", "https://", "mailto:")):
        return address
    return f"mailto:{address}" if EMAIL.fullmatch(address) else f"https://{address}"


def holds_address(text: str) -> bool:
    """Whether a text says where somebody is: a mail or postal address, or a telephone."""
    return bool(EMAIL.search(text) or PHONE.search(text) or POSTAL.search(text))
