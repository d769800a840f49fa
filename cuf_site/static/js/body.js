// The body of a page takes blocks that other scripts have for it, such as a table that was
// pasted: they are put after the block that the event comes from.
(() => {
  class BodyDefinition extends window.wagtailStreamField.blocks.StreamBlockDefinition {
    render(...options) {
      const body = super.render(...options);
      body.container[0].addEventListener("body:insert", (event) => {
        const place = body.children.findIndex((child) => child.element.contains(event.target));
        event.detail.inserted = event.detail.blocks.map(({ type, value }, number) => {
          const state = { type, id: null, value: value ?? this.initialChildStates[type] };
          return body.insert(state, place + 1 + number, { animate: false }).element;
        });
      });
      return body;
    }
  }
  window.telepath.register("cuf_site.BodyBlock", BodyDefinition);
})();
