"""The base data that ships: complete, in range, without hidden collisions."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from plugins.arabic.values import Entity
from plugins.authority import read
from plugins.authority.read import read_authority
from plugins.authority.words import bare, is_everyday
from plugins.newsroom.countries import country_codes

BASE = Path(read.__file__).parent / "base"
CONTENT = Path(read.__file__).parents[2] / "content/authority"
# Member states of the United Nations, by region of the organisation's list, and the two observers.
MEMBERS = """
DZ AO BJ BW BF BI CV CM CF TD KM CG CD CI DJ EG GQ ER SZ ET GA GM GH GN GW KE LS LR LY MG MW ML MR
MU MA MZ NA
NE NG RW ST SN SC SL SO ZA SS SD TZ TG TN UG ZM ZW
AF BH BD BT BN KH CN CY IN ID IR IQ IL JP JO KZ KW KG LA LB MY MV MN MM NP KP OM PK PH QA KR SA SG
LK SY TJ TH TL
TR TM AE UZ VN YE
AL AD AM AT AZ BY BE BA BG HR CZ DK EE FI FR GE DE GR HU IS IE IT LV LI LT LU MT MD MC ME NL MK NO
PL PT RO RU SM
RS SK SI ES SE CH UA GB
AG AR BS BB BZ BO BR CA CL CO CR CU DM DO EC SV GD GT GY HT HN JM MX NI PA PY PE KN LC VC SR TT US
UY VE
AU FJ KI MH FM NR NZ PW PG WS SB TO TV VU
PS VA
""".split()  # noqa: SIM905 (195 codes read better without 390 marks)
NO_CAPITAL = {
    "SG": "a city and a state at once",
    "MC": "a city and a state at once",
    "VA": "a city and a state at once",
    "IL": "the United Nations recognise none",
}


@pytest.fixture(scope="module")
def entities() -> dict[str, Entity]:
    authority, problems = read_authority(BASE, None)
    assert not problems, "\n".join(map(str, problems))
    return dict(authority.entities)


def _ids(file: str) -> list[str]:
    tables = tomllib.loads((BASE / file).read_text(encoding="utf-8"))
    return [t["id"] for t in tables["place"]]


def test_every_member_state_is_there_once(entities: dict[str, Entity]) -> None:
    codes = [entities[i].country for i in _ids("countries.toml")]
    assert len(MEMBERS) == 195
    assert sorted(codes) == sorted(MEMBERS)
    assert all(entities[i].kind == "country" for i in _ids("countries.toml"))


def test_every_country_has_its_capital_or_a_reason(entities: dict[str, Entity]) -> None:
    codes = [entities[i].country for i in _ids("capitals.toml")]
    assert len(codes) == len(set(codes))
    assert set(MEMBERS) - set(codes) == set(NO_CAPITAL)
    assert all(entities[i].kind == "city" for i in _ids("capitals.toml"))


def test_countries_cities_and_sites_have_coordinates(entities: dict[str, Entity]) -> None:
    for entity in entities.values():
        if entity.kind in {"country", "city", "site"}:
            assert entity.latitude is not None, entity.id
            assert entity.longitude is not None, entity.id
            assert -60 < entity.latitude < 72, entity.id
            assert -180 <= entity.longitude <= 180, entity.id


def test_capitals_lie_in_their_countries(entities: dict[str, Entity]) -> None:
    # Half the width of Russia is the farthest a capital may be from the middle of its country.
    middle = {e.country: e for e in entities.values() if e.kind == "country"}
    for entity_id in _ids("capitals.toml"):
        capital = entities[entity_id]
        country = middle[capital.country]
        assert capital.latitude is not None
        assert capital.longitude is not None
        assert country.latitude is not None
        assert country.longitude is not None
        most = 65 if capital.country in {"RU", "US", "CA"} else 22
        assert abs(capital.latitude - country.latitude) < most / 2, entity_id
        assert abs(capital.longitude - country.longitude) < most, entity_id


def test_codes_of_countries_are_known(entities: dict[str, Entity]) -> None:
    assert {e.country for e in entities.values() if e.country} <= country_codes()


def test_names_that_fold_alike_or_are_everyday_words_are_marked(entities: dict[str, Entity]) -> None:
    owners: dict[str, set[str]] = {}
    for entity in entities.values():
        for name in (entity.name, *entity.aliases):
            owners.setdefault(bare(name), set()).add(entity.id)
    for key, ids in owners.items():
        if len(ids) > 1:
            assert all(entities[i].ambiguous for i in ids), (key, ids)
    for entity in entities.values():
        if any(is_everyday(n) for n in (entity.name, *entity.aliases)):
            assert entity.ambiguous, entity.id


def test_ambiguous_entries_have_a_name_that_is_theirs_alone(entities: dict[str, Entity]) -> None:
    taken: dict[str, int] = {}
    for entity in entities.values():
        for key in {bare(n) for n in (entity.name, *entity.aliases)}:
            taken[key] = taken.get(key, 0) + 1
    for entity in entities.values():
        if entity.ambiguous:
            names = (entity.name, *entity.aliases)
            assert any(taken[bare(n)] == 1 and not is_everyday(n) for n in names), entity.id


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("عُمان", {"oman", "amman"}),
        ("طرابلس", {"tripoli", "tripoli-lebanon"}),
        ("سورية", {"syria"}),
        ("أميركا", {"united-states"}),
        ("المملكة المتحدة", {"united-kingdom"}),
        ("كوت ديفوار", {"cote-divoire"}),
        ("الجزائر", {"algeria"}),
        ("الجزائر العاصمة", {"algiers"}),
        ("الكويت", {"kuwait"}),
        ("لافروف", {"sergey-lavrov"}),
        ("الاتحاد الديمقراطي", {"democratic-union-party"}),
        ("تنظيم داعش", {"islamic-state"}),
        ("إنترفاكس", {"interfax"}),
        ("الدولة الإسلامية", set()),
        ("القاعدة", set()),
    ],
)
def test_names_of_the_news_find_their_owner(entities: dict[str, Entity], name: str, ids: set[str]) -> None:
    found = {e.id for e in entities.values() if bare(name) in {bare(n) for n in (e.name, *e.aliases)}}
    assert found == ids


def test_the_minister_holds_his_office_on_the_day(entities: dict[str, Entity]) -> None:
    (role,) = entities["sergey-lavrov"].roles
    assert role.title == "وزير الخارجية الروسي"
    assert "الوزير الروسي" in role.short
    assert str(role.since) == "2004-03-09"


def test_base_files_say_where_their_facts_come_from() -> None:
    for file in BASE.glob("*.toml"):
        head = file.read_text(encoding="utf-8").split("[[", 1)[0]
        assert "Source" in head, file.name
    for name in ("capitals.toml", "places.toml"):
        assert "CC BY 4.0" in (BASE / name).read_text(encoding="utf-8")


def test_the_archives_own_files_parse_and_their_examples_are_right(tmp_path: Path) -> None:
    _, problems = read_authority(BASE, CONTENT)
    assert not problems
    for file in ("actors.toml", "places.toml"):
        lines = (CONTENT / file).read_text(encoding="utf-8").splitlines()
        start = next(i for i, line in enumerate(lines) if line.startswith(("# [[actor]]", "# [[place]]")))
        shown = (line.removeprefix("#").strip() for line in lines[start:])
        # Between the examples stands a sentence; what is neither a table nor a key is text.
        example = "\n".join(s for s in shown if s.startswith("[[") or " = " in s)
        (tmp_path / file).write_text(example, encoding="utf-8")
    authority, problems = read_authority(BASE, tmp_path)
    assert not problems
    assert authority.redirects[("actors", "salma-rai")] == "salma-al-rai"
    assert "ain-al-wadi" in authority.entities
