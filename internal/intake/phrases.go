package intake

import "strings"

// phrase is how a sentence that is not the report begins.
type phrase struct {
	text  string
	edge  bool // only at the beginning or end of a line
	names bool // all that follows are names
	colon bool // a colon follows somewhere
	words int  // at most so many words in all, when not 0
}

// phrases by their first word, in lower case.
var phrases = byFirstWord([]phrase{
	{text: "this is a developing story"},
	{text: "this is a developing news story"},
	{text: "this is a breaking news story"},
	{text: "this is a breaking story"},
	{text: "this breaking news story is being updated"},
	{text: "this developing story"},
	{text: "this story is developing"},
	{text: "this story is being updated"},
	{text: "this story will be updated"},
	{text: "this article will be updated"},
	{text: "this post will be updated"},
	{text: "this is a developing article"},
	{text: "developing story", words: 8},
	{text: "breaking news story", words: 8},
	{text: "more to come", words: 4},
	{text: "more to follow", words: 4},
	{text: "more details to follow", words: 6},
	{text: "updates to follow", words: 4},
	{text: "check back for"},
	{text: "check back later"},
	{text: "check back soon"},
	{text: "please check back"},
	{text: "please refresh"},
	{text: "refresh this page"},
	{text: "stay tuned for", words: 10},
	{text: "stay with us for"},
	{text: "follow along for"},
	{text: "it will be updated as", words: 16},
	{text: "we will update this"},
	{text: "this story has been updated"},
	{text: "this article has been updated"},
	{text: "this post has been updated"},
	{text: "this story was updated"},
	{text: "this article was updated"},
	{text: "updated at", words: 12},
	{text: "last updated", words: 14},
	{text: "this story first appeared"},
	{text: "this article first appeared"},
	{text: "this post first appeared"},
	{text: "the post first appeared"},
	{text: "this story originally appeared"},
	{text: "this article originally appeared"},
	{text: "this post originally appeared"},
	{text: "this story was originally published"},
	{text: "this article was originally published"},
	{text: "this story was first published"},
	{text: "this article was first published"},
	{text: "this report was first published"},
	{text: "this report first appeared"},
	{text: "originally published", words: 16},
	{text: "first published on", words: 16},
	{text: "first published in", words: 16},
	{text: "this article is republished from"},
	{text: "this story is republished from"},
	{text: "republished with permission"},
	{text: "reprinted with permission"},
	{text: "the post appeared first on"},
	{text: "an earlier version of this"},
	{text: "a previous version of this"},
	{text: "correction:", edge: true},
	{text: "clarification:", edge: true},
	{text: "editor's note:", edge: true},
	{text: "editors' note:", edge: true},
	{text: "more from", edge: true, colon: true, words: 10},
	{text: "more from", edge: true, names: true, words: 8},
	{text: "more on this", edge: true, words: 8},
	{text: "read more", edge: true, words: 30},
	{text: "read also", edge: true, words: 30},
	{text: "also read", edge: true, words: 30},
	{text: "read next", edge: true, words: 30},
	{text: "read:", edge: true, words: 30},
	{text: "read the full", edge: true, words: 16},
	{text: "read the rest", edge: true, words: 8},
	{text: "read our", edge: true, words: 20},
	{text: "see more:", edge: true, words: 30},
	{text: "don't miss:", edge: true, words: 30},
	{text: "see also", edge: true, words: 30},
	{text: "see more", edge: true, words: 20},
	{text: "related:", edge: true, words: 40},
	{text: "related story", edge: true, colon: true},
	{text: "related stories", edge: true, words: 4},
	{text: "related articles", edge: true, words: 4},
	{text: "related coverage", edge: true, words: 4},
	{text: "watch:", edge: true, words: 30},
	{text: "watch more", edge: true, words: 16},
	{text: "watch below", edge: true, words: 8},
	{text: "watch the video", edge: true, words: 10},
	{text: "listen:", edge: true, words: 30},
	{text: "listen to this article", edge: true},
	{text: "video:", edge: true, words: 30},
	{text: "share it", edge: true, words: 6},
	{text: "share this", edge: true, words: 8},
	{text: "share on", edge: true, words: 5},
	{text: "share via", edge: true, words: 5},
	{text: "sign up for", words: 40},
	{text: "sign up to", edge: true, words: 40},
	{text: "sign up here"},
	{text: "sign up now"},
	{text: "sign up today"},
	{text: "subscribe to", words: 40},
	{text: "subscribe now"},
	{text: "subscribe today"},
	{text: "subscribe for", words: 30},
	{text: "subscribe here"},
	{text: "get our", edge: true, words: 30},
	{text: "get the latest", edge: true, words: 30},
	{text: "get more", edge: true, words: 16},
	{text: "get breaking news", edge: true},
	{text: "already a subscriber"},
	{text: "already have an account"},
	{text: "log in to", edge: true, words: 12},
	{text: "register to", edge: true, words: 10},
	{text: "join the conversation"},
	{text: "join our", edge: true, words: 30},
	{text: "download our"},
	{text: "download the app"},
	{text: "follow us on"},
	{text: "follow us"},
	{text: "find us on"},
	{text: "like us on"},
	{text: "connect with us"},
	{text: "follow @"},
	{text: "follow our", edge: true, words: 24},
	{text: "follow the latest", edge: true, words: 24},
	{text: "click here"},
	{text: "tap here"},
	{text: "click to", edge: true, words: 12},
	{text: "click on the link", edge: true},
	{text: "support our journalism"},
	{text: "support independent journalism"},
	{text: "support local journalism"},
	{text: "consider supporting"},
	{text: "help us", edge: true, words: 16},
	{text: "donate to", edge: true, words: 16},
	{text: "become a member", edge: true, words: 20},
	{text: "become a subscriber"},
	{text: "we use cookies"},
	{text: "this site uses cookies"},
	{text: "this website uses cookies"},
	{text: "by continuing to"},
	{text: "by clicking"},
	{text: "by signing up"},
	{text: "by subscribing"},
	{text: "by entering your email"},
	{text: "you can unsubscribe"},
	{text: "accept all cookies"},
	{text: "we and our partners"},
	{text: "your privacy choices"},
	{text: "manage cookies"},
	{text: "this site is protected by recaptcha"},
	{text: "thank you for reading", edge: true, words: 20},
	{text: "thanks for reading", edge: true, words: 20},
	{text: "thank you for subscribing"},
	{text: "leave a comment", edge: true},
	{text: "leave a reply", edge: true},
	{text: "post a comment", edge: true},
	{text: "add a comment", edge: true},
	{text: "have your say", edge: true},
	{text: "what do you think", edge: true, words: 12},
	{text: "let us know in the comments"},
	{text: "tell us in the comments"},
	{text: "share your thoughts", edge: true},
	{text: "comments are closed", edge: true},
	{text: "your email address will not be published"},
	{text: "do you have a story", edge: true},
	{text: "got a tip", edge: true},
	{text: "have a tip", edge: true},
	{text: "send tips to", edge: true},
	{text: "send us", edge: true, words: 16},
	{text: "copyright ©"},
	{text: "copyright (c)"},
	{text: "copyright 20"},
	{text: "©"},
	{text: "all rights reserved"},
	{text: "this material may not be published"},
	{text: "no part of this"},
	{text: "reproduction without permission"},
	{text: "reporting by", names: true},
	{text: "(reporting by", names: true},
	{text: "additional reporting by", names: true},
	{text: "writing by", names: true},
	{text: "editing by", names: true},
	{text: "compiled by", names: true},
	{text: "edited by", edge: true, names: true},
	{text: "with files from", names: true},
	{text: "with reporting by", names: true},
	{text: "with reporting from", names: true},
	{text: "with additional reporting", names: true},
	{text: "with contributions from", names: true},
	{text: "contact the author", edge: true},
	{text: "email the author", edge: true},
	{text: "contact the reporter", edge: true},
	{text: "advertisement", edge: true, words: 3},
	{text: "story continues below", words: 8},
	{text: "article continues below", words: 8},
	{text: "article continues after", words: 8},
	{text: "story continues after", words: 8},
	{text: "scroll to continue", words: 8},
	{text: "continue reading", edge: true, words: 8},
	{text: "continued below", words: 6},
	{text: "skip past newsletter"},
	{text: "skip to", edge: true, words: 5},
	{text: "enable javascript"},
	{text: "please enable javascript"},
	{text: "please enable cookies"},
	{text: "your browser does not support"},
	{text: "you need to enable javascript"},
	{text: "an error has occurred", words: 10},
	{text: "this video is not available"},
	{text: "allow notifications"},
	{text: "turn on notifications"},
	{text: "estimated reading time", words: 8},
	{text: "reading time", words: 6},
	{text: "image source", edge: true, words: 10},
	{text: "image caption", edge: true},
	{text: "media caption", edge: true},
	{text: "image copyright", edge: true, words: 10},
})

func byFirstWord(list []phrase) map[string][]phrase {
	m := make(map[string][]phrase, len(list))
	for _, p := range list {
		first, _, _ := strings.Cut(p.text, " ")
		for _, key := range []string{first, first + ":"} {
			m[key] = append(m[key], p)
		}
	}
	return m
}

// labels are lines that are never the report.
var labels = set(`loading|share|share it|share this|share this article|share this story|share this post|share on facebook|share on twitter|share on x
share on whatsapp|share on linkedin|share via email|share options|share article|share story|share link|copy link|copy url|link copied|email|e-mail|email this|print|print this|print article
save|save article|save this story|bookmark|gift this article|comment|comments|view comments|show comments|hide comments|see comments|leave a comment|add comment|no comments|0 comments|reply
facebook|twitter|whatsapp|telegram|linkedin|pinterest|reddit|tumblr|instagram|youtube|tiktok|flipboard|messenger|bluesky|threads|x.com|rss|pocket
comments|edition|url|permalink|go to permalink|1 min|email bio follow|listen to article|what to read next|to read the full story|most read politics|purchase: order reprint|order reprint|news now|bio|follow on twitter
advertisement|advertisements|advertising|ad|ads|sponsored|sponsored content|paid content|promoted|promoted content|partner content
read more|read full story|read full article|read the full story|continue reading|show more|see more|view more|load more|more|learn more|find out more|view all|see all
related|related articles|related stories|related topics|related content|related news|related coverage|related posts|related links|related video|related videos
more stories|more news|more on this story|more on this topic|more like this|more from this author|more top stories|more in this section|you may also like|you might also like|recommended|recommended for you|recommended stories|recommended reading|read next|up next|next article|previous article|next story|previous story|next|previous|prev
most read|most popular|most viewed|trending|trending now|trending stories|popular|top stories|latest|latest news|latest stories|breaking news|editor's picks|editors' picks|don't miss|what to read next|in this article|in this story|on this page|table of contents|jump to
subscribe|subscribe now|sign in|sign up|sign up now|log in|login|register|newsletter|newsletters|our newsletters|get the newsletter|sign up for our newsletter|follow us|follow|following|join us|join now|donate|donate now|support us|contact us|contact|about us|about the author|about the authors|author|authors|advertise|advertise with us|careers
privacy policy|cookie policy|privacy|terms of use|terms of service|terms and conditions|terms|cookies|cookie settings|accept|accept all|accept cookies|reject all|manage preferences|do not sell my personal information|all rights reserved|copyright|accessibility|help|faq|sitemap
menu|home|search|close|open|back|back to top|skip to content|skip to main content|skip to navigation|skip advertisement|skip ad|toggle navigation|navigation|open menu|close menu|expand|collapse|toggle caption|hide caption|enlarge this image|enlarge image|view gallery|view image in fullscreen|fullscreen|image|photo|photos|picture|pictures|gallery|photo gallery|video|videos|caption|photo credit|getty images|file photo|play|play video|watch video|watch now|watch live|mute|unmute|listen|listen now|listen to this article|listen to article|play audio|now playing|live|replay|volume
tags|topics|filed under|categories|category|article tags|story continues below advertisement|story continues below|article continues below|article continues below advertisement|continue below|end of advertisement|remove ads|report this ad|report ad|why this ad
transcript|show transcript|download|download app|get the app|app store|google play|opens in new window|opens in a new tab|opens in new tab|external link|translate|text size|font size|a a|reset|submit|send|cancel|ok|yes|no thanks|not now|dismiss|got it|thank you|please wait|error|retry|try again
have your say|join the conversation|what do you think|leave a reply|post comment|more to come|more to follow|developing story|developing|this is a developing story|end of article|ends|was this article helpful|report a typo|suggest a correction|reprints|reprints & permissions|rights & permissions|request reprint`)

// buttons are single words that stand together in a row of share buttons.
var buttons = set(`share|on|via|facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|reddit|tumblr|instagram|email|e-mail|print|mail|messenger|flipboard|bluesky|threads|copy|link|save|tweet|pin|sms|more|comments|comment|pocket|line|viber|vk`)

func set(list string) map[string]bool {
	m := map[string]bool{}
	for l := range strings.FieldsFuncSeq(list, func(r rune) bool { return r == '|' || r == '\n' }) {
		m[l] = true
	}
	return m
}
