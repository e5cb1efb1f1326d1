# Kronor and person-years, in the unit that the reader has chosen.
scale-choose = Unit for kronor

money-word-kr = SEK
money-word-tkr = kSEK
money-word-mnkr = MSEK

money-name-kr = Swedish kronor
money-name-tkr = thousands of Swedish kronor
money-name-mnkr = millions of Swedish kronor

person-years-word = FTE
person-years-name = person-years, full-time equivalents

share-of-whole = { $share }%
