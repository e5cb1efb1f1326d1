# Kronor och årsarbetskrafter, i den enhet som läsaren har valt.
scale-choose = Enhet för kronor

money-word-kr = kr
money-word-tkr = tkr
money-word-mnkr = mnkr

money-name-kr = kronor
money-name-tkr = tusental kronor
money-name-mnkr = miljoner kronor

person-years-word = åa
person-years-name = årsarbetskrafter

share-of-whole = { $share } %
