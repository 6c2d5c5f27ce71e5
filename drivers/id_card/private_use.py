"""The characters that chips of old cards write in the private-use area: GB 18030-2000, 0xFE50 to 0xFEA0.

80 rare characters and components had no place in Unicode when GBK was made and were given U+E815 to U+E864; old
registration systems, and the cards they wrote, keep them there (䶮 as U+E863). Unicode has them all by now, and
GB 18030-2022 names their places; six of them (𠂇 𠂉 𠃌 𡗗 𢦏 𤇾) stand in extension B. [A: the standard, glibc]

Eleven more places changed later: ten forms of punctuation in vertical writing (0xA6D9 to 0xA6F3, U+E78D to U+E796;
GB 18030-2022) and ḿ of Pinyin (0xA8BC, U+E7C7; GB 18030-2005). No name holds them; an address may.
What else is private there has no character in the standard.
"""

FIRST = 0xE815
CHARACTERS = (
    "⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱"
    "䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻"
)
FIRST_VERTICAL, VERTICAL = 0xE78D, "︐︒︑︓︔︕︖︗︘︙"
M_ACUTE = 0xE7C7
_BY_CODE = {
    **{FIRST + at: character for at, character in enumerate(CHARACTERS)},
    **{FIRST_VERTICAL + at: character for at, character in enumerate(VERTICAL)},
    M_ACUTE: "ḿ",
}


def with_real_characters(text: str) -> str:
    """`text` with every one of the 91 codes replaced; any other private code stays, for nobody knows what it means."""
    assert len(_BY_CODE) == 91
    mapped = text.translate(_BY_CODE)
    assert len(mapped) == len(text)
    return mapped


def if_old_codes(text: str) -> str:
    """`text` itself where one of the 91 codes is in it; else nothing."""
    return text if _BY_CODE.keys() & set(map(ord, text)) else ""
