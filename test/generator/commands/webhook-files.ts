/** A document that is sent, of one version or another. */
export const feed = (id: string, version: string = "2.0"): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<feed version="${version}"><item><id>${id}</id><name>Ada Lovelace</name></item></feed>\n`;

/** A platform with two webhooks, and documents to send to them. */
export const webhookFiles: Readonly<Record<string, string>> = {
  "specs/acme/platform.yaml": `title: Acme
settings:
  apiKey:                                # The key that the posts are encrypted with.
    type: text secret
    found: Account > API
webhook:
  items:                                 # New items.
    body: form FeedData | form-url-decode | rc4(apiKey) | feed
    item: item
    answer: text "thanks"
    refused: 400 text "no feed"
    failed: 500 text "not stored"
  notes:                                 # Notes.
    body: form NoteData | form-url-decode | rc4(apiKey) | note
    answer: text "noted"
    refused: 400 text "no note"
    failed: 500 text "not stored"
`,
  "specs/acme/feed.yaml": `root: feed
versions: 1.0 < 2.0
version:
  - "@version"
types:
  feed:                                  # A feed.
    "@version as declared": text         # Its version.
    item*: Item
  Item:                                  # An item.
    id: id                               # Its number.
    name: text personal                  # Whose it is.
`,
  "specs/acme/note.yaml":
    "root: note\ntypes:\n  note:                                  # A note.\n    text: text   # What it says.\n",
  "one.xml": feed("1"),
  "note.xml": "<note><text>Hello</text></note>\n",
  "wrong.xml": feed("1").replace("<id>1</id>", ""),
};
