package io.kennung.client;

/**
 * A new identity exists.
 *
 * @param identity 8 characters
 * @param serverGroup two lower-case hexadecimal digits, which chat host it belongs to
 */
public record CreatedIdentity(String identity, String serverGroup) {}
