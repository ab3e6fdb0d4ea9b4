"""The words that charts and maps show, in the reader's language."""

from __future__ import annotations

from marsad.desk.people import Person
from marsad.desk.words import word
from marsad.phrasing import days as dates

_WORDS = ("incidents", "killed", "ambiguous", "show_place", "map_label", "missing_map", "missing_charts", "no_webgl", "tiles_by", "map_away")
_NOTES = ("falls", "repeats", "differs_on_one_day", "other_span")
_CONTROLS = {
    "NavigationControl.ZoomIn": "zoom_in",
    "NavigationControl.ZoomOut": "zoom_out",
    "AttributionControl.ToggleAttribution": "map_source",
    "Popup.Close": "close",
    "ScaleControl.Kilometers": "kilometres",
    "ScaleControl.Meters": "metres",
}


def chart_words(who: Person) -> dict[str, object]:
    """Words by the key under which the scripts ask for them."""
    language = who.language
    return {
        "language": language,
        "months": [dates.month(number, language, who.months) for number in range(1, 13)],
        "map_controls": {control: word(key, language) for control, key in _CONTROLS.items()},
        **{key: word(key, language) for key in _WORDS},
        **{f"note_{key}": word(f"note_{key}", language) for key in _NOTES},
    }
