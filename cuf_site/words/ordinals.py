"""Ordinal numbers, as figures in the four languages and in words in French."""

# fmt: off
_FRENCH_UNITS = (
    "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
    "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
)
# fmt: on
_FRENCH_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}


def ordinal(number: int, language: str, *, feminine: bool = True) -> str:
    """Return `number` as an ordinal in figures: "14e", "14th", "14.ª".

    Feminine unless told otherwise, because it is editions that are counted. Languages that
    put the rank elsewhere in the sentence, such as Arabic, get the bare number.
    """
    figures = {"fr": _french, "en": _english, "es": _spanish}.get(language.partition("-")[0])
    return figures(number, feminine) if figures else str(number)


def french_ordinal_words(number: int) -> str:
    """Return « quatorzième » for 14, in the masculine (« premier » for 1), from 1 to 999."""
    if not 1 <= number <= 999:
        raise ValueError(f"no French ordinal in words for {number}")
    if number == 1:
        return "premier"
    cardinal = _french_cardinal(number).removesuffix("e")
    if cardinal.endswith("cinq"):
        cardinal += "u"
    if cardinal.endswith("neuf"):
        cardinal = cardinal.removesuffix("f") + "v"
    return f"{cardinal}ième"


def _french(number, feminine):
    if number == 1:
        return "1re" if feminine else "1er"
    return f"{number}e"


def _english(number, feminine):
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}th" if number % 100 in (11, 12, 13) else f"{number}{suffix}"


def _spanish(number, feminine):
    return f"{number}.ª" if feminine else f"{number}.º"


def _french_cardinal(number):
    """Return `number`, from 1 to 999, in words without the plural s of « cents » and « vingts »."""
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        words = [] if hundreds == 1 else [_FRENCH_UNITS[hundreds - 1]]
        return " ".join([*words, "cent", *([_french_cardinal(rest)] if rest else [])])
    if number < 20:
        return _FRENCH_UNITS[number - 1]
    if number >= 80:
        return "quatre-vingt" + (f"-{_french_cardinal(number - 80)}" if number > 80 else "")
    tens = 60 if number >= 60 else number - number % 10
    rest = number - tens
    if not rest:
        return _FRENCH_TENS[tens]
    link = " et " if rest in (1, 11) else "-"
    return f"{_FRENCH_TENS[tens]}{link}{_french_cardinal(rest)}"
