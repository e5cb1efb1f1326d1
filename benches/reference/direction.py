"""The best vectorised Python for what `benches/src/direction.rs` measures, over the same series.

Reads series as little-endian doubles, one after the other, and prints processor seconds as JSON. What can be batched over
all series is batched (numpy), and the pairs are compiled (numba), on one thread. It gives the same five outputs, ties and
the interval of the slope among them; it leaves out exact distributions, and what is to be done with numbers that are not
finite. What is called bare leaves out ties and the interval too, as such scripts are often written.

Usage: direction.py FILE SERIES POINTS ROUNDS [LONG_POINTS...]
"""

import json
import sys
import time

import numba
import numpy as np


def trend_numpy(values, variance):
    score = np.zeros(len(values))
    for lag in range(1, values.shape[1]):
        score += np.sign(values[:, lag:] - values[:, :-lag]).sum(axis=1)
    return (score - np.sign(score)) / np.sqrt(variance)


def variance_without_ties(points):
    return points * (points - 1) * (2 * points + 5) / 18


def slope_numpy(values, times):
    earlier, later = np.triu_indices(values.shape[1], 1)
    out = np.empty(len(values))
    # In parts that fit into the cache.
    for start in range(0, len(values), 256):
        part = values[start : start + 256]
        slopes = (part[:, later] - part[:, earlier]) / (times[later] - times[earlier])
        middle = slopes.shape[1] // 2
        slopes.partition([middle - 1, middle], axis=1)
        out[start : start + 256] = (slopes[:, middle - 1] + slopes[:, middle]) / 2
    return out


@numba.njit(fastmath=False, nogil=True)
def trend_and_slope_numba(values, times):
    series, points = values.shape
    pairs = points * (points - 1) // 2
    scores = np.empty(series)
    slopes = np.empty(series)
    work = np.empty(pairs)
    for one in range(series):
        score = 0
        at = 0
        for later in range(1, points):
            value = values[one, later]
            for earlier in range(later):
                difference = value - values[one, earlier]
                score += (difference > 0) - (difference < 0)
                work[at] = difference / (times[later] - times[earlier])
                at += 1
        scores[one] = score
        slopes[one] = np.median(work)
    return scores, slopes


def variances(values):
    """The variance of S of each series, by its ties."""
    out = np.full(len(values), variance_without_ties(values.shape[1]))
    in_order = np.sort(values, axis=1)
    for one in np.flatnonzero((in_order[:, 1:] == in_order[:, :-1]).any(axis=1)):
        _, ties = np.unique(in_order[one], return_counts=True)
        out[one] -= (ties * (ties - 1) * (2 * ties + 5)).sum() / 18
    return out


def slope_interval_numpy(values, times, variance, quantile):
    earlier, later = np.triu_indices(values.shape[1], 1)
    pairs = len(earlier)
    between = times[later] - times[earlier]
    out = np.empty((len(values), 3))
    for one in np.unique(variance):
        reach = quantile * np.sqrt(one)
        low = max(int(np.rint((pairs - reach) / 2)) - 1, 0)
        high = min(int(np.rint((pairs + reach) / 2)), pairs - 1)
        ranks = sorted({low, (pairs - 1) // 2, pairs // 2, high})
        rows = np.flatnonzero(variance == one)
        # In parts that fit into the cache.
        for start in range(0, len(rows), 256):
            part = rows[start : start + 256]
            slopes = (values[part][:, later] - values[part][:, earlier]) / between
            slopes.partition(ranks, axis=1)
            middle = (slopes[:, (pairs - 1) // 2] + slopes[:, pairs // 2]) / 2
            out[part] = np.stack([slopes[:, low], middle, slopes[:, high]], axis=1)
    return out


@numba.njit(fastmath=False, nogil=True)
def selected(work, first, last, rank):
    """The number with a rank, where those between two places are looked at; what is less comes to stand before it."""
    while first < last:
        middle = (first + last) // 2
        low, high = min(work[first], work[middle]), max(work[first], work[middle])
        pivot = max(low, min(high, work[last]))
        left, right = first, last
        while left <= right:
            while work[left] < pivot:
                left += 1
            while pivot < work[right]:
                right -= 1
            if left <= right:
                work[left], work[right] = work[right], work[left]
                left += 1
                right -= 1
        if rank <= right:
            last = right
        elif left <= rank:
            first = left
        else:
            break
    return work[rank]


@numba.njit(fastmath=False, nogil=True)
def trend_and_slope_interval_numba(values, times, quantile):
    series, points = values.shape
    pairs = points * (points - 1) // 2
    tests = np.empty(series)
    slopes = np.empty((series, 3))
    work = np.empty(pairs)
    for one in range(series):
        score = 0
        at = 0
        for later in range(1, points):
            value = values[one, later]
            for earlier in range(later):
                difference = value - values[one, earlier]
                score += (difference > 0) - (difference < 0)
                work[at] = difference / (times[later] - times[earlier])
                at += 1
        variance = points * (points - 1) * (2 * points + 5) / 18
        in_order = np.sort(values[one])
        ties = 1
        for at in range(1, points + 1):
            if at < points and in_order[at] == in_order[at - 1]:
                ties += 1
            else:
                variance -= ties * (ties - 1) * (2 * ties + 5) / 18
                ties = 1
        tests[one] = (score - np.sign(score)) / np.sqrt(variance)
        reach = quantile * np.sqrt(variance)
        low = max(int(np.rint((pairs - reach) / 2)) - 1, 0)
        high = min(int(np.rint((pairs + reach) / 2)), pairs - 1)
        middle = (pairs - 1) // 2
        slopes[one, 1] = selected(work, 0, pairs - 1, middle)
        if middle < pairs // 2:
            slopes[one, 1] = (slopes[one, 1] + work[middle + 1 :].min()) / 2
        slopes[one, 0] = selected(work, 0, middle, low)
        slopes[one, 2] = selected(work, middle, pairs - 1, high)
    return tests, slopes


@numba.njit(fastmath=False, nogil=True)
def chart_numba(values):
    series, points = values.shape
    signal = np.zeros((series, points), dtype=np.uint8)
    for one in range(series):
        row, marks = values[one], signal[one]
        mean = row.mean()
        usual = 0.0
        for at in range(1, points):
            usual += abs(row[at] - row[at - 1])
        usual /= points - 1
        kept, count = 0.0, 0
        for at in range(1, points):
            step = abs(row[at] - row[at - 1])
            if step < 3.267 * usual:
                kept += step
                count += 1
        if count > 0:
            usual = kept / count
        far, near = 2.66 * usual, 2.66 * 2 / 3 * usual
        above = below = rising = falling = 0
        for at in range(points):
            off = row[at] - mean
            above = above + 1 if off > 0 else 0
            below = below + 1 if off < 0 else 0
            rising = rising + 1 if at > 0 and row[at] > row[at - 1] else 0
            falling = falling + 1 if at > 0 and row[at] < row[at - 1] else 0
            if abs(off) > far:
                marks[at] = 1
            if above >= 7 or below >= 7 or rising >= 6 or falling >= 6:
                marks[at - 6 : at + 1] = 1
            if above >= 3 or below >= 3:
                close = 0
                for before in range(at - 2, at + 1):
                    close += near < abs(row[before] - mean) <= far
                if close >= 2:
                    for before in range(at - 2, at + 1):
                        if near < abs(row[before] - mean) <= far:
                            marks[before] = 1
    return signal


def line_numpy(values, times, quantile, ahead):
    points = values.shape[1]
    centred = times - times.mean()
    reach = (centred**2).sum()
    per_year = values @ centred / reach
    mean = values.mean(axis=1)
    squares = ((values - mean[:, None]) ** 2).sum(axis=1) - per_year**2 * reach
    spread = np.sqrt(np.maximum(squares, 0) / (points - 2))
    far = times[-1] + ahead - times.mean()
    error = spread * np.sqrt(1 + 1 / points + far**2 / reach)
    at = mean + per_year * far
    return at - quantile * error, at + quantile * error


def growth_numpy(values, times):
    return (values[:, -1] / values[:, 0]) ** (1 / (times[-1] - times[0])) - 1


def seconds(work):
    started = time.process_time()
    work()
    return time.process_time() - started


def main():
    file, series, points = sys.argv[1], *map(int, sys.argv[2:4])
    data = np.fromfile(file, dtype="<f8")
    values = data[: series * points].reshape(series, points)
    times = 2000.0 + np.arange(points)
    # Compiled before the clock starts.
    trend_and_slope_numba(values[:2], times)
    chart_numba(values[:2])
    # Of 90 % on both sides, and of 80 % by Student's t with 22 degrees of freedom.
    normal, quantile = 1.6448536269514722, 1.321236741613362
    variance = variances(values)
    tests, slopes = trend_and_slope_interval_numba(values, times, normal)
    same = np.allclose(slopes, slope_interval_numpy(values, times, variance, normal))
    assert same and np.allclose(tests, trend_numpy(values, variance)), "the two ways do not agree"
    parts = {
        "trend": lambda: trend_numpy(values, variances(values)),
        "slope": lambda: slope_interval_numpy(values, times, variance, normal),
        "both": lambda: trend_and_slope_interval_numba(values, times, normal),
        "bare trend": lambda: trend_numpy(values, variance_without_ties(points)),
        "bare slope": lambda: slope_numpy(values, times),
        "bare both": lambda: trend_and_slope_numba(values, times),
        "chart": lambda: chart_numba(values),
        "line": lambda: line_numpy(values, times, quantile, 12),
        "growth": lambda: growth_numpy(values, times),
    }
    start = series * points
    for long in map(int, sys.argv[4:]):
        one = data[start : start + long].reshape(1, long)
        start += long
        its_times = 2000.0 + np.arange(long) / 365.0
        parts[f"slope {long}"] = lambda one=one, its_times=its_times: trend_and_slope_interval_numba(one, its_times, normal)
    # One turn for each line that is read, so that both are measured by turns: a machine is not as fast all the time.
    for _ in sys.stdin:
        print(json.dumps({name: seconds(work) for name, work in parts.items()}), flush=True)


main()
