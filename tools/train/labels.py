"""The label sets, in the order of the enums in include/laut/morph.h and src/core/labels.h."""

UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
STTS = ("ADJA ADJD ADV APPR APPRART APPO APZR ART CARD FM ITJ KOUI KOUS KON KOKOM NN NE PDS PDAT PIS PIAT PPER PPOSS "
        "PPOSAT PRELS PRELAT PRF PWS PWAT PWAV PAV PTKZU PTKNEG PTKVZ PTKANT PTKA SGML SPELL TRUNC VVFIN VVIMP VVINF "
        "VVIZU VVPP VAFIN VAIMP VAINF VAPP VMFIN VMINF VMPP XY $, $. $(").split()
SAME_TAG = {"PROAV": "PAV", "PIDAT": "PIAT"}
ATTRIBUTES = [
    ("Case", ["Nom", "Gen", "Dat", "Acc"]),
    ("Number", ["Sing", "Plur"]),
    ("Gender", ["Masc", "Fem", "Neut"]),
    ("Person", ["1", "2", "3"]),
    ("Mood", ["Ind", "Sub", "Imp"]),
    ("Tense", ["Pres", "Past"]),
    ("VerbForm", ["Fin", "Inf", "Part"]),
    ("Degree", ["Pos", "Cmp", "Sup"]),
    ("Definite", ["Def", "Ind"]),
]
RELATIONS = ("root nsubj obj iobj obl nmod appos acl advcl ccomp xcomp csubj advmod amod nummod det case mark aux cop "
             "conj cc compound flat fixed expl parataxis orphan vocative discourse dislocated list reparandum dep "
             "punct").split()
NAMES = ["O"] + [f"{b}-{k}" for k in ("PER", "LOC", "ORG", "OTH") for b in "BI"]
# Which treebank's habits a sentence follows; reading asks for GSD's.
CORPORA = ["gsd", "pud", "hdt", "names", "swapped", "smart", "silver", "self"]
