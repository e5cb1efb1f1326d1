# Installationens första sida.
organisations-title = Organisationer
organisations-none = Här finns ingen organisation ännu.
