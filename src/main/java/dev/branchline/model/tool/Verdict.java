package dev.branchline.model.tool;

/// What a rule says of a call, the mildest first; of several rules that fit, the sternest of the narrowest scope wins.
public enum Verdict { ALLOW, ASK, DENY }
