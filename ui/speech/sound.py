"""Sound as numbers: silence cut off, levels, other rates. Pure; for the processes that speak, never for the terminal's.

A sound is a one-dimensional array at `RATE` samples a second: float32 within ±1 while it is made, int16 when it is
played. Loudness is that of ITU-R BS.1770-4: K-weighted, gated, in LUFS.
"""

import math
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Sound = npt.NDArray[np.int16]

RATE = 24_000  # samples a second: what the voices are made at, and enough for speech
LEVEL = -23.0  # LUFS of every clip
PEAK = 10 ** (-1 / 20)  # no sample above -1 dB of full scale
QUIET = 0.01  # of full scale: below it a voice is silent
_SMOOTH_S = 0.010  # over which the size of a sample is averaged
_BEFORE_S, _AFTER_S = 0.015, 0.060  # what stays around a voice: the onset of a consonant, the end of a breath
_BLOCK_S, _STEP_S = 0.4, 0.1
SILENT = -70.0  # LUFS of a block that counts nowhere
_RELATIVE = -10.0  # LU below the others: a pause
_OFFSET = -0.691
_STEP_DB = 3.0


def trimmed(sound: Floats) -> Floats:
    """Without the silence before and after; all of it where nothing is louder than silence."""
    if not len(sound):
        return sound
    over = round(_SMOOTH_S * RATE)
    size = np.convolve(np.abs(sound), np.full(over, 1 / over), "same")
    loud = np.flatnonzero(size > QUIET)
    if not len(loud):
        return sound
    return faded(sound[max(0, loud[0] - round(_BEFORE_S * RATE)) : loud[-1] + round(_AFTER_S * RATE)])


def faded(sound: Floats) -> Floats:
    """With 4 ms at both ends in which it comes and goes, so that nothing clicks."""
    ramp = np.linspace(0, 1, min(len(sound) // 2, RATE // 250), dtype=np.float32)
    whole: Floats = sound.copy()
    whole[: len(ramp)] *= ramp
    whole[len(whole) - len(ramp) :] *= ramp[::-1]
    return whole


def loudness(sound: Floats) -> float:
    """LUFS; what is shorter than a block is one block. -70 or less: silence."""
    powers = np.array([_power(block) for block in _blocks(sound)])
    audible = powers[_lufs(powers) > SILENT]
    if not len(audible):
        return SILENT
    gate = _lufs(audible.mean()) + _RELATIVE
    return float(_lufs(audible[_lufs(audible) > gate].mean()))


def levelled(sound: Floats) -> Floats:
    """At LEVEL, or as near as PEAK allows. Silence stays what it is."""
    if not len(sound) or (now := loudness(sound)) <= SILENT:
        return sound
    most = PEAK / max(float(np.abs(sound).max()), 1e-9)
    return (sound * min(10 ** ((LEVEL - now) / 20), most)).astype(np.float32)


def at_rate(sound: Floats, rate: int) -> Floats:
    """A sound of `rate` samples a second at RATE. The band is limited by the lower of both."""
    if rate == RATE or not len(sound):
        return sound
    step = math.gcd(rate, RATE)
    steps = _fast((len(sound) + rate // 50) * step // rate + 1)  # what wraps around at the ends is silence
    padded = np.concatenate((sound, np.zeros(steps * rate // step - len(sound), np.float32)))
    many = steps * RATE // step
    spectrum = np.fft.rfft(padded)
    cut = np.zeros(many // 2 + 1, complex)
    kept = min(len(spectrum), len(cut))
    cut[:kept] = spectrum[:kept]
    changed: Floats = (np.fft.irfft(cut, many) * (many / len(padded))).astype(np.float32)
    return changed[: round(len(sound) * RATE / rate)]


def _fast(least: int) -> int:
    """The next number that is a power of two, or three or five quarters of one: a transform of a prime takes long."""
    power = 1 << max(2, (least - 1).bit_length())
    return next(many for many in (power * 5 // 8, power * 3 // 4, power) if many >= least)


def samples(sound: Floats) -> Sound:
    return (np.clip(sound, -1, 1) * 32767).round().astype(np.int16)


def floats(sound: Sound) -> Floats:
    return (sound / 32768).astype(np.float32)


def at_volume(sound: Sound, volume: int, loudest: int) -> Sound:
    """`volume`: a step of 3 dB; at `loudest` the sound is as it was made."""
    if volume >= loudest:
        return sound
    return (sound * 10 ** ((volume - loudest) * _STEP_DB / 20)).astype(np.int16)


def silence(seconds: float) -> Sound:
    return np.zeros(max(0, round(seconds * RATE)), np.int16)


def _blocks(sound: Floats) -> list[Floats]:
    long, step = round(_BLOCK_S * RATE), round(_STEP_S * RATE)
    return [sound[at : at + long] for at in range(0, max(1, len(sound) - long + 1), step)]


def _power(block: Floats) -> float:
    """Mean square of the block as an ear weighs it."""
    spectrum = np.abs(np.fft.rfft(block)) ** 2
    weighed = spectrum * _ear(len(block))
    return float((2 * weighed.sum() - weighed[0]) / len(block) ** 2) if len(block) else 0.0


@lru_cache(maxsize=4)  # but for the shortest sounds all blocks are alike
def _ear(many: int) -> npt.NDArray[np.float64]:
    """The square of the K weighting in the spectrum of so many samples: both filters as the standard writes them, for
    48,000 samples a second.
    """
    hertz = np.fft.rfftfreq(many, 1 / RATE)
    z = np.exp(-2j * np.pi * hertz / 48_000)
    shelf = (1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z**2) / (
        1 - 1.69065929318241 * z + 0.73248077421585 * z**2
    )
    high = (1 - 2 * z + z**2) / (1 - 1.99004745483398 * z + 0.99007225036621 * z**2)
    return np.asarray(np.abs(shelf * high) ** 2, np.float64)


def _lufs(power: npt.ArrayLike) -> npt.NDArray[np.float64]:
    return np.asarray(_OFFSET + 10 * np.log10(np.maximum(power, 1e-12)))
