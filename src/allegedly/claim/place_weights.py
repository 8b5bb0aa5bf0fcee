"""The weights of the features of a place that a name can mean, as ``tools/fit_places.py`` printed them."""

WEIGHTS: dict[str, float] = {
    "none": 4.0,
    "people": 1.0,
    "country": 7.0,
    "admin1": 1.5,
    "capital": 1.5,
    "other_name": -2.0,
    "sounds": -3.0,
    "inside": 4.0,
    "outside": -4.0,
    "in_province": 4.0,
    "not_in_province": -1.0,
    "country_share": 1.5,
    "country_named": 1.0,
    "near": 2.0,
    "same_province": 1.5,
    "same_country": 1.5,
    "land": 6.0,
    "noun_fits": 2.0,
    "dateline": 1.0,
}
