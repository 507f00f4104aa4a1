// HTML pages: metadata, the article's text and layout, and hostile pages.
#include <gtest/gtest.h>

#include <algorithm>

#include "intake/support.h"

namespace laut::test {
namespace {

constexpr std::string_view page = R"(<!DOCTYPE html>
<html lang="de-DE"><head><meta charset="utf-8"><title>Werft baut zwei Fähren | Beispielblatt</title>
<link rel="canonical" href="https://www.unbekannt.example/wirtschaft/werft-1">
<meta property="og:site_name" content="Beispielblatt">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": "x"},
 {"@type": ["NewsArticle"], "headline": "Werft baut zwei Fähren", "datePublished": "2023-05-04T06:30:00+02:00",
  "dateModified": "2023-05-04T08:00:00+02:00", "author": [{"@type": "Person", "name": "Anna Beispiel"}],
  "publisher": {"@type": "Organization", "name": "Beispielblatt"}}]}</script></head>
<body><nav><ul><li><a href="/">Startseite</a></li></ul></nav>
<div class="page"><article>
<header><span>Schiffbau</span><h1>Werft baut <em>zwei</em> Fähren</h1></header>
<figure><img src="a.jpg" alt=""><figcaption>Die Werft am Abend. Foto: Max Muster</figcaption></figure>
<p>Die Werft in Wismar baut zwei Fähren für eine norwegische Reederei. Das sagte der Geschäftsführer am Donnerstag.</p>
<div class="social-share"><a href="#">Teilen</a></div>
<h2>Mehr Stellen geplant</h2>
<p>&bdquo;Wir stellen 120 Leute ein&ldquo;, sagte er.<br>Der Betriebsrat sprach von einem guten Tag.</p>
<p><a href="/andere">Ein anderer Artikel über die Ostsee</a></p>
<p>Lesen Sie auch: <a href="/hafen">Der Hafen wächst</a></p>
<ul><li>Erste Fähre: 2025</li><li>Zweite Fähre: 2026</li></ul>
<p>Das Land beteiligt sich nach Angaben des Ministeriums mit einer Bürgschaft an dem Auftrag und prüft weitere Hilfen.</p>
<script>var x = "<p>kein Text</p>";</script>
</article>
<aside><p>Ein Kasten am Rand mit einem Text, der nicht zum Artikel gehört und dennoch recht lang ausfällt.</p></aside></div>
<footer><p>Impressum</p></footer></body></html>)";

const Block* block_with(const Article& a, std::string_view part) {
  for (const Block& b : a.blocks)
    if (text_of(a, b.span).find(part) != std::string_view::npos) return &b;
  return nullptr;
}

struct Expected {
  const char* part;
  BlockKind kind;
};

TEST(Html, FindsArticleMetadataAndLayout) {
  const Outcome out = read(page, "werft.html");
  ASSERT_EQ(out.articles.size(), 1u);
  const Article& a = out.articles[0];
  EXPECT_EQ(a.title.value, "Werft baut zwei Fähren");
  EXPECT_EQ(a.title.origin, "html:json-ld");
  EXPECT_EQ(a.outlet.value, "Beispielblatt");
  EXPECT_EQ(a.published.value, "2023-05-04T06:30:00+02:00");
  EXPECT_EQ(a.updated.value, "2023-05-04T08:00:00+02:00");
  EXPECT_EQ(a.language.value, "de");
  EXPECT_EQ(a.url.value, "https://www.unbekannt.example/wirtschaft/werft-1");
  ASSERT_EQ(a.authors.size(), 1u);
  EXPECT_EQ(a.authors[0].value, "Anna Beispiel");
  const Expected expected[] = {{"Werft baut zwei", BlockKind::title},
                               {"Die Werft am Abend", BlockKind::caption},
                               {"Die Werft in Wismar", BlockKind::body},
                               {"Mehr Stellen geplant", BlockKind::heading},
                               {"„Wir stellen 120 Leute ein“, sagte er.\nDer Betriebsrat", BlockKind::body},
                               {"Ein anderer Artikel", BlockKind::related},
                               {"Der Hafen wächst", BlockKind::related},
                               {"Erste Fähre", BlockKind::list},
                               {"Das Land beteiligt sich", BlockKind::body}};
  for (const Expected& e : expected) {
    const Block* b = block_with(a, e.part);
    ASSERT_TRUE(b) << e.part << "\n" << a.text;
    EXPECT_EQ(to_string(b->kind), to_string(e.kind)) << e.part;
  }
  for (const char* absent : {"Startseite", "Kasten", "kein Text", "Impressum", "Teilen"})
    EXPECT_FALSE(block_with(a, absent)) << absent;
}

TEST(Html, UnknownOutletWithoutArticleElementIsFoundByItsParagraphs) {
  const Outcome out = read(
      "<html><body><div id=menu><a href=a>Politik</a> <a href=b>Sport</a></div><div><div class=x>"
      "<p>Der Gemeinderat hat am Dienstag den Haushalt beschlossen. Er umfasst rund zwölf Millionen Euro.</p>"
      "<p>Die Bürgermeisterin sprach von einem Kompromiss, mit dem alle Fraktionen leben könnten.</p>"
      "<p>Kritik kam von den Anwohnern, die eine neue Straße befürchten und klagen "
      "wollen.</p></div></div></body></html>");
  ASSERT_EQ(out.articles.size(), 1u);
  const Article& a = out.articles[0];
  EXPECT_EQ(a.blocks.size(), 3u) << a.text;
  EXPECT_TRUE(a.published.empty());
  EXPECT_TRUE(a.outlet.empty());
}

TEST(Html, OutletSelectorsPickTheArticle) {
  const Outcome out = read(
      "<html><head><link rel=canonical href='https://www.taz.de/!1/'></head><body>"
      "<div><p>Ein langer Text aus einer anderen Ecke der Seite, der mit dem Artikel gar nichts zu tun hat und ihn an "
      "Länge übertrifft, "
      "weil er immer weiter geht und gar kein Ende findet, obwohl längst alles gesagt ist, was zu sagen war, und noch "
      "mehr.</p></div>"
      "<div class='article main'><p>Die Stadt hat die Mieten für zwei Jahre eingefroren, wie die Senatorin am Montag "
      "mitteilte.</p>"
      "<p>Die Verbände kündigten Klagen an. Der Mieterbund begrüßte den Schritt und nannte ihn überfällig und "
      "richtig.</p></div></body></html>");
  ASSERT_EQ(out.articles.size(), 1u);
  EXPECT_EQ(out.articles[0].outlet.value, "taz");
  EXPECT_EQ(out.articles[0].blocks.size(), 2u) << out.articles[0].text;
}

TEST(Html, DeclaredCharsetIsRead) {
  const Outcome out = read(
      "<html><head><meta http-equiv='Content-Type' content='text/html; charset=ISO-8859-1'></head><body><p>Gr\xFC\xDF"
      "e aus K\xF6ln.</p></body></html>");
  ASSERT_EQ(out.articles.size(), 1u);
  EXPECT_EQ(out.articles[0].text, "Grüße aus Köln.");
}

TEST(Html, JsonLdBodyIsTheLastResort) {
  const Outcome out = read(
      "<html><body><div id=app></div><script "
      "type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Titel\",\"articleBody\":\"Der Rat "
      "tagt.\"}</script></body></html>");
  ASSERT_EQ(out.articles.size(), 1u);
  EXPECT_EQ(out.articles[0].text, "Titel\n\nDer Rat tagt.");
  EXPECT_EQ(out.articles[0].warnings.size(), 1u);
}

TEST(Html, PageWithoutTextIsRefused) {
  const Outcome out = read("<html><body><script>1</script></body></html>");
  ASSERT_EQ(out.errors.size(), 1u);
  EXPECT_EQ(out.errors[0].code, ErrorCode::syntax);
}

std::string repeat(std::string_view s, std::size_t n) {
  std::string out;
  for (std::size_t i = 0; i < n; ++i) out += s;
  return out;
}

TEST(HostileHtml, TenThousandLevelsAreRead) {
  const Outcome out = read("<html><body>" + repeat("<div>", 10000) + "<p>Ganz unten steht ein Satz.</p>" +
                           repeat("</div>", 10000) + "</body></html>");
  ASSERT_EQ(out.articles.size(), 1u);
  EXPECT_EQ(out.articles[0].text, "Ganz unten steht ein Satz.");
}

TEST(HostileHtml, WhatWouldTakeTooLongIsRefusedAtOnce) {
  std::string attributes = "<html><body><p ";
  for (int i = 0; i < 100000; ++i) attributes += "a" + std::to_string(i) + "=1 ";
  std::string formatting = "<html><body>";
  for (int i = 0; i < 3000; ++i) formatting += "<p><b id=" + std::to_string(i) + ">x</p>";
  for (const std::string& text :
       {"<html>" + repeat("<div>", 300000), "<html>" + repeat("<div><table></div></table>", 100000), attributes + ">x",
        formatting + repeat("<p>x", 30000)}) {
    const Outcome out = read(text, "tief.html");
    ASSERT_EQ(out.errors.size(), 1u) << text.substr(0, 40);
    EXPECT_EQ(out.errors[0].code, ErrorCode::limit);
    EXPECT_EQ(out.errors[0].file, "tief.html");
  }
}

TEST(Ninjs, ReadsBothVersionsAndArrays) {
  const Outcome out = read(
      R"([{"uri": "urn:a:1", "headline": "Rat tagt", "body_text": "Der Rat tagt.", "versioncreated": "2024-02-01T10:00:00Z",
      "firstcreated": "2024-01-31T09:00:00Z", "byline": "Von Anna Beispiel", "language": "de"},
      {"uri": "urn:a:2", "headlines": [{"role": "main", "value": "Werft baut"}], "versioncreated": "2024-02-02T10:00:00Z",
       "bodies": [{"contenttype": "application/xhtml+xml", "value": "<p>Die Werft baut.</p><h2>Zahlen</h2><p>Es sind zwei.</p>"}]},
      {"uri": "urn:a:3"}])",
      "meldungen.json");
  ASSERT_EQ(out.articles.size(), 2u);
  EXPECT_EQ(out.articles[0].published.value, "2024-01-31T09:00:00Z");
  EXPECT_EQ(out.articles[0].updated.value, "2024-02-01T10:00:00Z");
  EXPECT_EQ(out.articles[0].authors.at(0).value, "Anna Beispiel");
  EXPECT_EQ(out.articles[1].title.value, "Werft baut");
  EXPECT_EQ(out.articles[1].text, "Werft baut\n\nDie Werft baut.\n\nZahlen\n\nEs sind zwei.");
  ASSERT_EQ(out.errors.size(), 1u);
  EXPECT_NE(out.errors[0].message.find("item 3"), std::string::npos);
}

}  // namespace
}  // namespace laut::test
