"""What a reader asks for: the address of a search, read whatever it holds."""

from django import forms
from django.utils.http import urlencode

from cuf_site.words.folding import folded, folded_words

from .kinds import Kind

LONGEST_QUERY = 200
MOST_WORDS = 8
# Words that are in every page: one asks for « les villes et le climat » to find towns and climate.
EMPTY_WORDS = frozenset(
    folded(
        "a au aux avec ce ces d dans de des du elle en est et il l la le les leur leurs nos notre "
        "ou par pas pour qu que qui s sa se ses son sur un une vos votre "
        "an and as at by for from in is of on or the to with "
        "al con del el es las los para por sus una y "
        "في من إلى على عن مع أو و هذا هذه"
    ).split()
)


class SearchForm(forms.Form):
    """``?q=climat&type=session&annee=2023``; what makes no sense is left out."""

    q = forms.CharField(required=False)
    type = forms.ChoiceField(required=False, choices=Kind.choices)
    annee = forms.IntegerField(required=False, min_value=1900, max_value=2999)

    def __init__(self, data):
        super().__init__(data)
        self.full_clean()

    @property
    def text(self) -> str:
        """The words as they were typed, on one line, cut where nobody types that much."""
        typed = "".join(c if c.isprintable() else " " for c in self.data.get("q", ""))
        return " ".join(typed[:LONGEST_QUERY].split())

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words to be found, each once; empty words only where there is no other."""
        words = tuple(dict.fromkeys(folded_words(self.text)))
        full = tuple(word for word in words if word not in EMPTY_WORDS)
        return (full or words)[:MOST_WORDS]

    @property
    def kind(self) -> str:
        """The type of result chosen, or ""."""
        return self.cleaned_data.get("type", "")

    @property
    def year(self) -> int | None:
        """The year chosen."""
        return self.cleaned_data.get("annee")

    @property
    def is_narrowed(self) -> bool:
        """Whether a choice hides results."""
        return bool(self.kind or self.year)

    def address(self, **changes) -> str:
        """Return the query string of this search with some of its values changed."""
        values = {"q": self.text, "type": self.kind, "annee": self.year} | changes
        return "?" + urlencode({name: value for name, value in values.items() if value})
