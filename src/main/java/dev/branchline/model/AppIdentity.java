package dev.branchline.model;

/// As whom OpenRouter lists what is asked for, in its account pages and rankings. It changes neither answers nor prices.
///
/// @param url an address of one's own, sent as `HTTP-Referer`; empty sends none, because there is no address that stands for everybody who
///     runs the program
/// @param title sent as `X-OpenRouter-Title`; empty sends none
public record AppIdentity(String url, String title) {
    public static final AppIdentity DEFAULTS = new AppIdentity("", "Branchline");
}
