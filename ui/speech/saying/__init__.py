"""What is written, as it is said: pure functions from a shown text to phrases. Knows no screen, no sound, no package.

* `say.say_text(text, tongue, private=…, names=(…,))`: a sentence or a value as the screen shows it. `names` are the
  people's names that stand in it: their surnames are read as surnames.
* `say.say_code(code, tongue, private=…, sizes=(3, 4, 4))`: digits and letters one by one, whatever they look like; for
  a field that is being typed, and for one digit of it.
* `names.say_name(name, tongue, private=…)`, `names.spell_name(…)`: a person's name, and the same character by character
  with the phrase by which people know each: 陈，耳东陈；建，建设的建.

The phrases show the whole text, in order. A phrase with `units` is a group of a number or code; its units are "零" to
"九", "幺" and "A" to "Z" in Mandarin, "零" to "九" and letters in Cantonese, "zero" to "nine" and letters in English,
and a few words for signs: 点, 斜杠, 艾特, 星号; dot, slash, at, star. Silence after a phrase: 0.15 s after a clause,
0.35 s after a sentence, 0.3 s after a group.
"""
