"""What every correct program finds in the generated graphs of seed 1."""

REACH = {
    "S": {"vertices": 126_001, "edges": 798_886},
    "M": {"vertices": 1_082_230, "edges": 10_853_172},
    "L": {"vertices": 10_959_265, "edges": 148_180_684},
}
ALL_SOURCE = {
    "S": {"assets": 1_948_831, "weight": 35_017_694, "most": 2_972},
    "M": {"assets": 204_162_797, "weight": 3_997_120_816, "most": 29_823},
    "L": {"assets": 22_771_255_826, "weight": 425_233_214_567, "most": 297_595},
}
# By the number of identities at the front of the peers' random order.
SAMPLES = {
    "S": {1_000: {"assets": 515_482, "vertices": 1_639_924},
          50: {"assets": 19_674, "vertices": 59_506}},
    "M": {1_000: {"assets": 5_363_813, "vertices": 17_810_892},
          50: {"assets": 306_015, "vertices": 1_024_617}},
    "L": {1_000: {"assets": 60_285_923, "vertices": 202_200_528}},
}
TIMED = {
    "S": {"vertices": 98_986, "pareto": 108_421, "arrivals": 74_430_825_925,
          "expiries": 227_649_943_283},
    "M": {"vertices": 815_894, "pareto": 865_637, "arrivals": 684_606_227_706,
          "expiries": 1_912_053_348_152},
    "L": {"vertices": 8_448_052, "pareto": 8_845_547, "arrivals": 6_746_215_590_232,
          "expiries": 19_825_748_189_240},
}
IDENTITIES = {"S": 3_851, "M": 38_943, "L": 387_523}


def differences(found, known):
    """What of the found numbers is known to be wrong, in words; empty if nothing is."""
    wrong = [name for name in known if name in found and found[name] != known[name]]
    return ", ".join(f"{name} {found[name]} instead of {known[name]}" for name in wrong)
