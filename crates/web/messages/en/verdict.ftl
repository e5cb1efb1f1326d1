# What the values say of the direction.
direction-toward = Towards the goal
direction-away = Away from the goal
direction-moved = Has moved
direction-no-clear-change = No clear change
direction-stable = Stable
direction-too-few = Too few measurements
direction-no-data = No measurements
strength-indication = This is an indication, not a sure conclusion.
strength-clear = The change is clear.

# The two answers together: the direction, and whether the target will be reached.
headline-toward-reached = The target is reached, and it goes the right way
headline-toward-likely = On its way, on pace
headline-toward-cannot-say = The right way; too early to say whether the target will be reached
headline-toward-unlikely = The right way, but too slow
headline-toward-missed = The target was not reached in time; it goes the right way
headline-toward-no-target = The right way
headline-moved-reached = The value has moved; the target is reached
headline-moved-likely = The value has moved; the target is within reach
headline-moved-cannot-say = The value has moved
headline-moved-unlikely = The value has moved; the target will not be reached at this pace
headline-moved-missed = The target was not reached in time; the value has moved
headline-moved-no-target = The value has moved; nobody has said which way is right
headline-no-change-reached = The target is reached
headline-no-change-likely = No clear change; the target is within reach
headline-no-change-cannot-say = No clear change yet
headline-no-change-unlikely = No clear change; the target will not be reached at this pace
headline-no-change-missed = The target was not reached in time; no clear change
headline-no-change-no-target = No clear change
headline-stable-reached = Stable, and the target is reached
headline-stable-likely = Stable; the target is within reach
headline-stable-cannot-say = Stable
headline-stable-unlikely = Stable; the target will not be reached at this pace
headline-stable-missed = The target was not reached in time; the value is stable
headline-stable-no-target = Stable
headline-away-reached = The target is reached, but it goes the wrong way
headline-away-likely = The wrong way; there is a margin
headline-away-cannot-say = The wrong way
headline-away-unlikely = The wrong way; a change of course is needed
headline-away-missed = The target was not reached in time, and it goes the wrong way
headline-away-no-target = The wrong way
headline-few-reached = The target is reached; too few measurements for a direction
headline-few-likely = Too few measurements for a direction; the target is within reach
headline-few-cannot-say = Too few measurements ({ $points } of 4)
headline-few-unlikely = Too few measurements for a direction; the target will not be reached at this pace
headline-few-missed = The target was not reached in time; too few measurements for a direction
headline-few-no-target = Too few measurements ({ $points } of 4)

# The reasons, one by one.
verdict-no-data = There are no measurements that can be compared.
verdict-too-few = { $points ->
    [one] One measurement can be compared.
   *[other] { $points } measurements can be compared.
} At least { $needed } are needed to say anything of the direction.
verdict-constant = All { $points } measurements have the same value.
verdict-clear-order = { $points } measurements { $first }–{ $last }, and the value has { $movement ->
    [rising] risen
   *[falling] fallen
}. So clear an order arises by chance in { $of-hundred ->
    [0] fewer than 1 case
    [one] 1 case
   *[other] { $of-hundred } cases
} of 100.
verdict-no-clear-order = { $points } measurements { $first }–{ $last }. Such an order arises by chance in { $of-hundred ->
    [0] fewer than 1 case
    [one] 1 case
   *[other] { $of-hundred } cases
} of 100, so nobody can say that the value has risen or fallen.
verdict-order-within-intervals = { $points } measurements { $first }–{ $last }. So clear an order arises by chance in { $of-hundred ->
    [0] fewer than 1 case
    [one] 1 case
   *[other] { $of-hundred } cases
} of 100. But the values are estimates, and with their uncertainty the change can be anything from { $low } to { $high }, so nobody can say that the value has risen or fallen.
verdict-outside-intervals = The values are estimates. With their uncertainty, too, the change is between { $low } and { $high }.
verdict-stable-within-intervals = The values are estimates, and with their uncertainty the change can be anything from { $low } to { $high }. So nobody can say that the value is stable.
verdict-some-intervals = { $told } of { $points } measurements have an interval of uncertainty. The others are taken to be as unsure as the most unsure of them.
verdict-closer-to-band = { $points } measurements { $first }–{ $last }, and the value has come closer to the band. So clear an order arises by chance in { $of-hundred ->
    [0] fewer than 1 case
    [one] 1 case
   *[other] { $of-hundred } cases
} of 100.
verdict-further-from-band = { $points } measurements { $first }–{ $last }, and the value has come further from the band. So clear an order arises by chance in { $of-hundred ->
    [0] fewer than 1 case
    [one] 1 case
   *[other] { $of-hundred } cases
} of 100.
verdict-inside-band = All { $points } measurements are within the band.
verdict-change-too-small = The change is between { $low } and { $high }, less than the smallest that matters.
verdict-never-clear-below = With fewer than { $needed } measurements a change is never called clear.
verdict-often-wrong = With so few measurements an indication is sometimes wrong: where values resemble the year before, it can arise in up to a third of series where nothing happens.
verdict-seasonal = Each season is compared with itself.
verdict-resembling = Values resemble the one before, so the order says less than it seems to. Without allowing for that it would have arisen by chance in { $of-hundred ->
    [0] fewer than 1 case
    [one] 1 case
   *[other] { $of-hundred } cases
} of 100.
verdict-indication-withheld = With fewer than { $from } measurements this would have been called an indication. With more, more is asked, since it can then be allowed for that values resemble the one before.
verdict-target-met = The latest value meets the target.
verdict-date-passed = The date of the target has passed.
verdict-probability = Two models give the target between { $lowest } and { $highest } chances in 100.
verdict-too-few-to-project = At least { $needed } measurements are needed for a forecast.
verdict-horizon-longer-than-history = It is longer to the date of the target than the series is long, so no forecast is made.
verdict-no-date = The target has no date, so no forecast is made.
verdict-pace = From now on { $required } a year is needed. So far it has been { $actual } a year.
verdict-unlikely-to-hold = But it is not likely that it will still be met at its date.
verdict-provisional-decides = The provisional values decide: without them the answer is another.
evidence-clear = clear
evidence-indication = an indication
evidence-none = nothing clear
evidence-few = cannot be said
