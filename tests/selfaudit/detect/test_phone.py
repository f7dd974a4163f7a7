"""Telephone numbers in every dress, and figures that only look like them. All numbers are Ofcom's for drama."""

import pytest

from selfaudit.detect import find
from selfaudit.model import Kind

NUMBERS = [
    "07700 900123", "07700900123", "0770 090 0123", "077 0090 0123", "07700-900-123", "07700.900.123", "07700/900123", "07700_900_123",
    "07700*900*123", "07700  900  123", "07700\u00a0900\u00a0123", "07700\u2009900\u2009123", "07700 900 123", "(07700) 900123", "07 700 900 123",
    "07700 9 0 0 1 2 3", "0 7 7 0 0 9 0 0 1 2 3", "07-70-09-00-12-3", "+447700900123", "+44 7700 900123", "+44 (0)7700 900123", "+44(0)7700900123",
    "+44 (0) 7700 900 123", "0044 7700 900123", "00447700900123", "0044 (0)7700 900 123", "(+44) 7700 900123", "+44-7700-900123", "44 7700 900123",
    "020 7946 0018", "02079460018", "(020) 7946 0018", "0207 946 0018", "(0207) 946 0018", "+44 20 7946 0018", "+44 (0)20 7946 0018", "+44 (020) 7946 0018",
    "0117 496 0018", "0117-4960018", "0117 4960018", "01632 960123", "01632-960-123", "(01632) 960123", "01632960123", "0808 157 0123", "03069 990123",
    "０７７００ ９００１２３", "＋４４ ７７００ ９００１２３", "0️⃣7️⃣7️⃣0️⃣0️⃣9️⃣0️⃣0️⃣1️⃣2️⃣3️⃣", "07700\n900123", "07700 900\n123", "07700\t900123", "07700 <b>900</b> 123", "<span>07700</span><span>900123</span>",
    "07700&nbsp;900123", "07700~900~123", "07700|900123", "07700 – 900 – 123", "07700—900123", "07700‑900‑123", "07700 900-123", "𝟎𝟕𝟕𝟎𝟎 𝟗𝟎𝟎𝟏𝟐𝟑", "٠٧٧٠٠ ٩٠٠١٢٣",
    "18001 01632 960123", "18002 020 7946 0018", "O77OO 9OO123", "O7700 9OO I23", "077oo 900123", "0l632 960l23",
    "oh seven seven double-oh nine double oh one two three", "zero seven seven zero zero nine zero zero one two three", "O seven seven double O, nine double O, one two three",
    "0 seven 7 zero zero 9 zero zero one 2 three", "zero two zero seven nine four six zero zero one eight", "nought seven seven nought nought nine nought nought one two three",
    "+33 1 42 68 53 00", "+1 212 736 5000", "+1 (212) 736-5000", "+49 30 901820", "+353 1 679 2777", "+61 2 9374 4000", "0033 1 42 68 53 00", "+91 98765 43210", "(212) 736-5000", "212-736-5000", "1-212-736-5000",
]  # fmt: skip

CARRIERS = [
    "{}",
    "Call {} after six",
    "my new number is {}.",
    "T: {}",
    "Tel:{}",
    "({})",
    "ring me - {} - thanks",
    "\n{}\n",
    "Jo Bloggs, {}, Poole",
    "📱{}",
    "Mobile\n{}\nEmail\n",
]

LOCAL = [
    "call 946 0018", "Tel: 863211", "tel 946 0018", "Phone: 960123", "Ring us on 960 123", "text me on 7700 900123", "phone 7700900123",
    "Fax: 960124", "whatsapp 7700 900 123", "my mobile is 7700 900123",
]  # fmt: skip

LINKED = [
    "tel:07700900123", "tel:+447700900123", "tel://07700900123", "tel:+44-7700-900123", "sms:07700900123", "sms:+447700900123?body=hi", "https://wa.me/447700900123",
    "wa.me/447700900123", "https://api.whatsapp.com/send?phone=447700900123", "https://api.whatsapp.com/send/?phone=%2B447700900123&text=hi", "whatsapp://send?phone=447700900123",
    "callto:+447700900123", 'href="tel:+442079460018"', "[Call us](tel:02079460018)", "facetime:07700900123",
]  # fmt: skip

OTHERS = [
    "Company no. 01234567", "Company number: 07700900123", "Registered in England No. 07700900", "charity number 1234567", "Charity No 0770090 0123", "VAT reg GB 123 4567 89", "VAT no: 012 3456 789",
    "account 07700900", "Account number 07700900123", "Sort code 07-70-09", "07-70-09 00123456", "sort code 20-79-46 account 00181234", "ISBN 0-306-40615-2", "ISBN 978-0-306-40615-7", "ISBN-13: 9780306406157",
    "ISBN 0 19 852663 6", "EAN 5012345678900", "5012345678900", "ASIN B07H1234567", "12/03/2024", "2024-03-12", "01/02/2023 10:30", "01.02.2023 - 03.04.2024", "07/09/2012 3:45pm", "£1,234,567.00", "$1234567890",
    "won 3-2, 4-1, 0-0", "192.168.100.200", "10.0.0.1:8080", "version 1.2.3.4567", "v20.07.94", "Python 3.11.7", "tracking JD0002079460018", "Tracking number 07700900123456", "parcel 0770 0900 1230 4567",
    "https://x.example/status/1234567890123456789", "status 1234567890123456789", "https://site.example/p/07700900123", "www.site.example/07700900123", "site.example/?id=07700900123", "51.5074, -0.1278", "50.7990123,-1.9876543",
    "4929 1234 5678 9012", "card 4929123456789012", "5555-5555-5555-4444", "07700 900", "0770090012", "1234567890", "0123456789", "00000000000", "01111111111", "1,234,567 people", "10,000,000", "in 1066 and 1945 and 2012",
    "opening 0900 1730", "9.00-17.00 and 10.00-16.00", "room 020 7946", "pi 3.14159265358979", "0.07700900123", "IMG_07700900123.jpg", "img-020794600181.png", "order #07700900123", "Order ref: 07700900123", "ticket no. 01632960123",
    "UTR 1234567890", "NHS number 943 476 5919", "SKU 077009001234", "UPRN 100070123456", "serial 0770-0900-123A", "a1b2c3d4-0770-0900-1234-567890abcdef", "sha 07700900123abcdef0", "GB29 NWBK 6016 1331 9268 19", "DE89370400440532013000",
    "2079460018", "+5 to hit", "+100 000 000", "C++ 11", "0800 1111", "call Childline on 0800 1111", "Samaritans 116 123", "ring 101", "dial 111", "999", "NSPCC 0808 800 5000", "1 2 3 4 5 6 7 8 9 10 11", "07 08 09 10 11 12 13",
    "call me at 10.30", "call 12/03/2024", "text WIN to 60777", "ring 250,000 people", "phone 12 Pro", "tel 2019-2020", "Year 7 8 9 10 11", "page 123-456", "lotto 07 12 23 34 45 49", "GMT+0100", "12345 67890 12345 67890",
    "0207-0208 2079-2080", "2 x 4 x 6", "1/2 3/4 5/8", "call option 12345678", "07700 900123 4567 8901 2345", "lat=50.799 lon=-1.987", "07.2023-08.2024", "ring 2024", "M25 J10 0900-1000",
]  # fmt: skip


def phones(text: str) -> list[str]:
    return [match.quote for match in find(text) if match.kind is Kind.PHONE]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_found_wherever_it_stands(number: str) -> None:
    for carrier in CARRIERS:
        text = carrier.format(number)
        found = phones(text)
        assert len(found) == 1, (text, found)
        assert sum(char.isalnum() for char in found[0]) >= 0.6 * sum(char.isalnum() for char in number)


@pytest.mark.parametrize("text", LOCAL + LINKED)
def test_a_number_that_needs_its_word_or_link_is_found(text: str) -> None:
    assert len(phones(text)) == 1


@pytest.mark.parametrize("text", OTHERS)
def test_other_figures_are_left_alone(text: str) -> None:
    assert phones(text) == []
    assert phones(f"It says {text} here.") == []


def test_two_numbers_are_two() -> None:
    assert phones("01632 960123 / 07700 900123") == ["01632 960123", "07700 900123"]
    assert phones("Tel: 01632 960123 Fax: 01632 960124 Mob: 07700 900123") == [
        "01632 960123",
        "01632 960124",
        "07700 900123",
    ]
    assert phones("01632 960123\n01632 960124\n07700 900123") == ["01632 960123", "01632 960124", "07700 900123"]
    assert phones("01632 960123, 960124") == ["01632 960123"]
