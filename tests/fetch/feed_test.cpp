// RSS and Atom, as feeds have them.
#include "fetch/feed.h"

#include <gtest/gtest.h>

namespace laut::test {
namespace {

using namespace fetch;

constexpr const char* rss = R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- made for this test -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Kurier &amp; Bote</title><language>de</language>
<item><title><![CDATA[Schiff im Hafen & mehr]]></title><link>/hafen.html</link><guid isPermaLink="false">k-1</guid>
<pubDate>Tue, 18 Jun 2024 09:30:00 +0200</pubDate><dc:creator>Anna Beispiel</dc:creator>
<description>Kurz.</description><content:encoded><![CDATA[<p>Der lange Text.</p>]]></content:encoded></item>
<item><title>Nur eine Kennung</title><guid>https://kurier.example/2.html</guid></item>
<item><title>Nichts</title></item>
</channel></rss>)";

constexpr const char* atom = R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Hafenpost</title>
<entry><id>urn:x:1</id><title>Eins</title><link rel="self" href="feed"/><link rel="alternate" href="eins.html"/>
<updated>2024-06-19T10:00:00Z</updated><published>2024-06-18T10:00:00Z</published><author><name>B. Muster</name></author>
<content type="xhtml"><div><p>Ein <b>fetter</b> Satz.</p></div></content></entry></feed>)";

constexpr const char* rdf =
    R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="x"><title>Alt</title></channel><item rdf:about="y"><title>A</title><link>https://a.example/1</link></item></rdf:RDF>)";

TEST(Feed, ReadsRss) {
  const auto feed = read_feed(rss, "https://kurier.example/feeds/all.xml");
  ASSERT_TRUE(feed) << feed.error().to_string();
  EXPECT_EQ(feed->title, "Kurier & Bote");
  EXPECT_EQ(feed->language, "de");
  ASSERT_EQ(feed->items.size(), 2u);
  const FeedItem& item = feed->items[0];
  EXPECT_EQ(item.title, "Schiff im Hafen & mehr");
  EXPECT_EQ(item.link, "https://kurier.example/hafen.html");
  EXPECT_EQ(item.id, "k-1");
  EXPECT_TRUE(item.published.starts_with("2024-06-18T09:30")) << item.published;
  EXPECT_EQ(item.author, "Anna Beispiel");
  EXPECT_EQ(item.html, "<p>Der lange Text.</p>");
  EXPECT_EQ(feed->items[1].link, "https://kurier.example/2.html");
}

TEST(Feed, ReadsAtomAndRss1) {
  const auto feed = read_feed(atom, "https://hafenpost.example/neu/feed");
  ASSERT_TRUE(feed) << feed.error().to_string();
  ASSERT_EQ(feed->items.size(), 1u);
  const FeedItem& item = feed->items[0];
  EXPECT_EQ(item.link, "https://hafenpost.example/neu/eins.html");
  EXPECT_TRUE(item.published.starts_with("2024-06-18")) << item.published;
  EXPECT_TRUE(item.updated.starts_with("2024-06-19")) << item.updated;
  EXPECT_EQ(item.author, "B. Muster");
  EXPECT_EQ(item.html, "<div><p>Ein <b>fetter</b> Satz.</p></div>");
  const auto old = read_feed(rdf, "https://a.example/feed");
  ASSERT_TRUE(old);
  ASSERT_EQ(old->items.size(), 1u);
  EXPECT_EQ(old->items[0].link, "https://a.example/1");
}

TEST(Feed, KnowsWhatIsNone) {
  for (const char* text : {rss, atom, rdf}) EXPECT_TRUE(is_feed(text));
  for (const char* text : {"", "<", "<!-- rss", "<html><body>rss</body></html>", "<TimeML>", "{\"rss\": 1}", "<rssx>"})
    EXPECT_FALSE(is_feed(text)) << text;
  EXPECT_FALSE(read_feed("<html></html>", "x"));
  const auto broken = read_feed("<rss>\n<channel>\n<item></rss>", "x.xml");
  ASSERT_FALSE(broken);
  EXPECT_NE(broken.error().to_string().find("x.xml:3: is no XML"), std::string::npos) << broken.error().to_string();
}

TEST(Feed, AnItemBecomesAPage) {
  const std::string page = page_of(read_feed(rss, "https://kurier.example/f")->items[0]);
  EXPECT_NE(page.find("<h1>Schiff im Hafen &amp; mehr</h1><p>Der lange Text.</p>"), std::string::npos) << page;
  EXPECT_NE(page.find("content=\"https://kurier.example/hafen.html\""), std::string::npos);
}

}  // namespace
}  // namespace laut::test
