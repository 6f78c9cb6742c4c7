# Warraq: `make` builds the site, `make help` says what else there is.
PYTHON  ?= python3
CONTENT ?= content
OUTPUT  ?= output
PORT    ?= 8000
GOLD    ?=
MISSES  ?= 0
BASE    ?= yes
LOSS    ?=
VENV    := .venv
PY      := $(VENV)/bin/python
READY   := $(VENV)/ready

.PHONY: site serve review evaluate test check mutate bench weigh golden screenshots clean help
.DEFAULT_GOAL := site

site: $(READY) ## يبني الموقع من content/ في output/
	@$(PY) -m pelican $(CONTENT) -s pelicanconf.py -o $(OUTPUT) $(if $(filter yes,$(LOSS)),-e WARRAQ_LOSS=true)

serve: $(READY) ## يعرض الموقع على هذا الجهاز، ويعيد بناءه مع كل تغيير، ولا يمسّ output/
	@$(PY) -m plugins.press.serve $(CONTENT) $(PORT)

review: $(READY) ## يكتب في content/review.toml ما يحتاج إلى نظرك، ويحفظ ما أجبت عنه
	@$(PY) -m pelican $(CONTENT) -s pelicanconf.py -e WARRAQ_REVIEW=true

evaluate: $(READY) ## يقيس ما رُصد على مواد وسمتها بيدك: make evaluate GOLD=gold.jsonl
	@$(PY) -m plugins.evaluate $(if $(GOLD),"$(GOLD)" "$(CONTENT)") --misses $(MISSES) $(if $(filter no,$(BASE)),--without-base)

test: $(READY) ## يشغّل الاختبارات
	@$(PY) -m pytest

check: $(READY) ## يفحص الشيفرة: التنسيق والقواعد والأنواع واتجاه الاستيراد
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(PY) -m pytest tests/unit/test_imports.py

mutate: $(READY) ## يرفع كل حارس من حرّاس الوعود وحده، ويرى أن اختبارًا يفتقده
	@$(PY) -m tests.mutation

bench: $(READY) ## يقيس كم تكلّف قراءة المادة من الوقت، وكيف يزيد ذلك مع طولها، وكم تكلّف موادّك
	@$(PY) -m tests.bench.analysis $(CONTENT)

weigh: $(READY) ## يزن ملفات الموقع المبني بحسب أنواع صفحاته
	@$(PY) -m tests.bench.weight $(OUTPUT)

golden: $(READY) ## يجدّد الصفحات المرجعية في tests/site/golden، واقرأ الفروق بعدها
	@$(PY) -m pytest tests/site --renew-golden

screenshots: $(READY) ## يجدّد صور docs/images من الصفحات نفسها، ويحتاج إلى Chromium
	@$(PY) -m tests.browser.screenshots

clean: ## يحذف البيئة والمخابئ، ولا يمسّ content/ ولا output/
	@rm -rf $(VENV) .cache .hypothesis .mypy_cache .ruff_cache .pytest_cache
	@find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +

help: ## يعرض هذه القائمة
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# The stamp is younger than the lock only when everything in it was installed.
$(READY): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'يحتاج ورّاق إلى Python 3.11 أو أحدث: make PYTHON=python3.12' >&2; exit 1; }
	@echo 'تجهيز البيئة في $(VENV) (مرة واحدة)…'
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@
