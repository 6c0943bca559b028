/* A certificate for 127.0.0.1, good until 2120, that nobody vouches for.  Its key
 * is known to everybody: it protects nothing.
 */

#pragma once

#define TEST_KEY                                                       \
  "-----BEGIN PRIVATE KEY-----\n"                                      \
  "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgc+NppZdfnfYwW4LE\n" \
  "+0eMvthsKJMRij1S60lNhhH3WJ+hRANCAAQ7/JzY2Qro80JxhKKDklCPuM0cKqPA\n" \
  "PM3YXG8Irv88egjpcOL/UEJgAqA77K6nHoBFIGhjGVqgpCemCcIHV/oB\n"         \
  "-----END PRIVATE KEY-----\n"

#define TEST_CERTIFICATE                                               \
  "-----BEGIN CERTIFICATE-----\n"                                      \
  "MIIBaDCCAQ2gAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhv\n" \
  "c3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM\n" \
  "CWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABDv8nNjZCujzQnGE\n" \
  "ooOSUI+4zRwqo8A8zdhcbwiu/zx6COlw4v9QQmACoDvsrqcegEUgaGMZWqCkJ6YJ\n" \
  "wgdX+gGjTjBMMA8GA1UdEwEB/wQFMAMBAf8wGgYDVR0RBBMwEYIJbG9jYWxob3N0\n" \
  "hwR/AAABMB0GA1UdDgQWBBQ4dAwcpcIDqZ2cYgmIwbGGx8OaMjAKBggqhkjOPQQD\n" \
  "AgNJADBGAiEA48EqduFWvfyOb5OC1+gr5hrDXW4POoEpwpgynAAwkSMCIQCd9FFu\n" \
  "8EM96SJCpyzuNhPnwxvTEQK1moPHSKktJl+X7Q==\n"                         \
  "-----END CERTIFICATE-----\n"
