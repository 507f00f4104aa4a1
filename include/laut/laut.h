/// Everything of laut's public API.
#pragma once

#include "laut/article.h"
#include "laut/claim.h"
#include "laut/document.h"
#include "laut/engine.h"
#include "laut/event.h"
#include "laut/factuality.h"
#include "laut/intake.h"
#include "laut/morph.h"
#include "laut/output.h"
#include "laut/result.h"
#include "laut/span.h"
