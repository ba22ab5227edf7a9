"""Say how officials stand in the shapes of their conduct."""

# The reader masks the officials that the gazetteer found by this sign, as many times as their words are long, so that
# a shape can speak of any officials, and never of anyone else.
SIGN = "\u00a4"
WHO = rf"(?<!{SIGN})(?P<actor>{SIGN}++(?:(?:, |,? (?:and|or) ){SIGN}++)*+)"
ITS = r"its (?:own )?(?:officers|officials|agents|members|personnel|forces|employees)"
