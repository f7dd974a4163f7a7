"""Postal addresses in every dress, and what only sounds like one. All places of people are made up."""

import pytest

from selfaudit.detect import find
from selfaudit.model import Kind, Match

WHOLE = [
    "12 Mill Lane, Wimborne, Dorset, BH21 1AA", "12 Mill Lane\nWimborne\nDorset\nBH21 1AA", "12 Mill Lane, Wimborne BH21 1AA", "12, Mill Lane, Wimborne, BH21 1AA", "12A Mill Lane, Wimborne BH21 1AA", "12-14 Mill Lane, Wimborne, BH21 1AA",
    "Flat 3, 14 Elm Court, Poole, BH15 2BB", "Flat 3\n14 Elm Court\nElm Road\nPOOLE\nBH15 2BB", "Rose Cottage, Mill Lane, Wimborne, BH21 1AA", "The Old Rectory, Church Lane, Wimborne, Dorset BH21 1AA",
    "Unit 4, Tamarind Business Park, Quarry Way, Poole, BH15 2BB", "Suite 2b, 4th Floor, 20 King Street, Leeds, LS1 2AA", "PO Box 123, Poole, BH15 2BB", "c/o 12 Mill Lane, Wimborne, BH21 1AA", "2/1, 14 Byres Road, Glasgow G12 8AA",
    "14 Lossie Wynd, Elgin, Moray, IV30 1PU", "3 Heol y Bont, Aberaeron, Ceredigion, SA46 0AA", "12 Ffordd yr Orsaf, Llangefni, LL77 7AA", "Ysgol Corn Hir, Llangefni, LL77 7AA", "Low Farm, Near Skipton, North Yorkshire, BD23 1AA",
    "12 MILL LANE, WIMBORNE, DORSET, BH21 1AA", "12 mill lane, wimborne, bh21 1aa", "12 Mill Lane,\nWimborne,\nDorset.\nBH21 1AA", "12 Mill Lane | Wimborne | BH21 1AA", "12 Mill Lane • Wimborne • BH21 1AA", "12 Mill Lane\r\nWimborne\r\nBH21 1AA",
    "High Street, Hamble-le-Rice, Southampton, SO31 4AA", "The Street, Holt, Wiltshire, BA14 6AA", "Village Hall, Station Road, Ferring, West Sussex BN12 5AA", "12 St John's Road, Poole, BH15 2BB", "1 Strand, London WC2N 5AA, UK",
    "Broadway House, 5 The Broadway, Ealing, London W5 2AA", "221b Baker Street, London, NW1 6AA", "Mill Lane, Wimborne, BH21 1AA", "Apartment 12, Harbour Quay, Poole BH15 2BB", "12 Mill Lane  \nWimborne  \nBH21 1AA  ",
    "123 Main St, Springfield, IL 62704", "Hauptstraße 12, 10115 Berlin", "12 rue de la Paix, 75002 Paris", "Via Roma 10, 00184 Roma", "Calle Mayor 5, 28013 Madrid", "Keizersgracht 123, 1015 CW Amsterdam", "12 Harcourt Street, Dublin 2, D02 X285",
    "200 King Street, Toronto, ON M5V 2T6", "5 George Street, Sydney NSW 2000",
]  # fmt: skip

CARRIERS = [
    "{}",
    "Write to {} please",
    "Address: {}",
    "Find us at {}.",
    "Our office:\n{}\nTel: 01632 960123",
    "I live at {}",
    "Jo Bloggs\n{}\n",
]

STREETS = [
    "I live at 12 Mill Lane", "we live at 12 Mill Lane, Wimborne", "12 Mill Lane, Wimborne", "12 Mill Lane", "Flat 2, 14 Elm Court", "Come to 5 Tamarind Crescent at eight", "i live at 12 mill lane", "home is 12 mill lane, wimborne",
    "at the corner of Mill Lane in Wimborne", "our house is just off Balsham Road", "The bus station is on Guild Street", "He lives on the north side of Long Reach Street", "Our shop\nMill Lane, Wimborne\nOpen daily",
    "turn left into Satchell Lane, ours is the blue door", "we have moved to Balsham Road", "She lives on Caradon Hill", "meet me at 7507 Berwick Court.", "298 Tile Hill Lane", "42 St Paul’s Road", "The salon is at 5a Station Parade, Ferring", "67B Deedmore Road",
    "my address is 14 Elm Grove", "Drop it at 3 Heol y Bont", "15-18 Viking Way, Bar Hill",
]  # fmt: skip

OTHERS = [
    "Police closed Mill Lane after a crash", "Roadworks on Mill Lane all week", "Fire on Balsham Road, avoid the area", "10 Downing Street said no", "on Wall Street today", "I love Coronation Street", "Abbey Road is the best album",
    "the high street is dying", "a walk in the park", "it's a long road ahead", "the only way is up", "in 2019 Green Park was", "on a 5 mile road", "a 2 lane road", "3 way split", "one way street", "down memory lane", "street food and street art",
    "Quality Street for all", "Sesame Street on TV", "between 9 and 10 Close the door", "Year 6 Way to go", "we won 3-2 Park the bus", "24/7 Drive", "9/11 Healing Field", "The 12 Days Close", "Studio 54 Drive", "the 39 Steps", "7 Up",
    "Postcode: BH21 1AA", "use BH21 1AA for the sat nav", "we covered BH21 1AA and BH15 2BB", "postcodes BH21 1AA, BH15 2BB", "Chapter 12 The Lane", "in May 20 Road tests", "room 12 is on the way", "for 20 years Close friends",
    "Windows 11 Home", "Premier Inn", "in IT 12345 people", "OK 62704", "via 10 other sites", "we went via Rome in 1999", "Google Drive", "Street Fighter 6", "Road trip!", "Park Run on Saturday", "Yours, Jo", "Kind regards, Jo Bloggs",
    "Hill Farm eggs", "Oxford Street shopping", "stuck on the M25", "the A31 at Wimborne", "my way or the highway", "12 Angry Men", "101 Dalmatians", "5 Gold Rings", "Game 7 Court side", "Covid 19 Close contacts",
]  # fmt: skip


def addresses(text: str) -> list[Match]:
    return [match for match in find(text) if match.kind is Kind.ADDRESS]


@pytest.mark.parametrize("address", WHOLE)
def test_a_whole_address_is_found_in_one_piece(address: str) -> None:
    for carrier in CARRIERS:
        text = carrier.format(address)
        start = text.index(address)
        found = addresses(text)
        assert len(found) == 1, (text, found)
        assert found[0].end >= start + len(address.rstrip()) - 1, found
        assert found[0].start <= start + 0.4 * len(address), found


@pytest.mark.parametrize("text", STREETS)
def test_a_street_of_somebodys_is_found(text: str) -> None:
    assert len(addresses(text)) == 1
    assert len(addresses(f"Hello. {text}\nBye")) == 1


@pytest.mark.parametrize("text", OTHERS)
def test_what_only_sounds_like_an_address_is_left_alone(text: str) -> None:
    assert addresses(text) == []
    assert addresses(f"It says: {text} here") == []


@pytest.mark.parametrize(
    "text", ["Most popular\n1\n\nLongtime Lane", "step 3\nTest Street now", "May 2019\nElm Street Bank"]
)
def test_a_number_on_the_line_above_is_no_house(text: str) -> None:
    assert not any(match.quote[0].isdigit() for match in addresses(text))
