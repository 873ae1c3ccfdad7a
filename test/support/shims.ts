/*
 * What libraries of the years before 2015, and polyfills after them, do to the built-ins of a page. Each is written anew here, in as few
 * lines as have the effect that was reported.
 */
export const shims: readonly [name: string, script: string][] = [
  [
    'Array.from takes lists with a length only',
    `Array.from = function (list) { return Array.prototype.slice.call(list) };`,
  ],
  [
    'a library like Prototype',
    `var $A = function (list) { return Array.prototype.slice.call(list) };
     Array.from = $A;
     Object.keys = function (object) { var all = []; for (var name in object) all.push(name); return all };
     Object.values = function (object) { var all = []; for (var name in object) all.push(object[name]); return all };
     var extra = {
       each: function (run) { for (var i = 0; i < this.length; i++) run(this[i], i); return this },
       clone: function () { return [].concat(this) },
       first: function () { return this[0] }, last: function () { return this[this.length - 1] },
       toArray: function () { return $A(this) }, entries: function () { return $A(this) },
       find: function (test) { for (var i = 0; i < this.length; i++) if (test(this[i], i)) return this[i] },
       include: function (sought) { return this.indexOf(sought) > -1 },
       includes: function (sought) { return this.indexOf(sought) > -1 },
       map: function (to, self) { var all = []; for (var i = 0; i < this.length; i++) all.push(to.call(self, this[i], i)); return all },
       filter: function (test, self) { var all = []; for (var i = 0; i < this.length; i++) if (test.call(self, this[i], i)) all.push(this[i]); return all },
       toJSON: function () { return '[' + $A(this).join(', ') + ']' }
     };
     for (var name in extra) Array.prototype[name] = extra[name];
     String.prototype.toJSON = Number.prototype.toJSON = Date.prototype.toJSON = function () { return '"' + this + '"' };
     String.prototype.startsWith = function (pattern) { return this.lastIndexOf(pattern, 0) === 0 };
     String.prototype.endsWith = function (pattern) { var d = this.length - pattern.length; return d >= 0 && this.indexOf(pattern, d) === d };
     String.prototype.strip = String.prototype.trim = function () { return this.replace(/^\\s+/, '').replace(/\\s+$/, '') };
     String.prototype.sub = String.prototype.scan = function () { throw new Error('called') };
     Function.prototype.bind = function (self) { var run = this; return function () { return run.apply(self, arguments) } };
     var methods = {
       remove: function () { this.parentNode.removeChild(this); return this },
       update: function () { throw new Error('called') }, insert: function () { throw new Error('called') },
       match: function (selector) { return Element.prototype.webkitMatchesSelector.call(this, selector) },
       show: function () { this.style.display = ''; return this }, hide: function () { this.style.display = 'none'; return this },
       select: function () { return [] }, clone: function () { return this.cloneNode(true) }
     };
     for (var name in methods) Element.prototype[name] = methods[name];
     document.getElementsByClassName = function () { return [] };`,
  ],
  [
    'a library like MooTools',
    `Array.from = function (item) { return item == null ? [] : item.length !== undefined && typeof item !== 'string' ? Array.prototype.slice.call(item) : [item] };
     Function.prototype.extend = function (name, value) { this[name] = value; return this };
     Function.prototype.implement = function (name, value) { this.prototype[name] = value; return this };
     Function.prototype.bind = function (that) { var self = this; return function () { return self.apply(that, arguments) } };
     Array.prototype.contains = Array.prototype.includes = function (item) { return this.indexOf(item) != -1 };
     Array.prototype.clean = Array.prototype.pick = Array.prototype.link = function () { throw new Error('called') };
     Array.prototype.flatten = function () { return [].concat.apply([], this) };
     String.prototype.contains = function (string) { return this.indexOf(string) > -1 };
     String.prototype.clean = String.prototype.substitute = function () { return '' };
     String.prototype.trim = function () { return String(this).replace(/^\\s+|\\s+$/g, '') };
     Number.prototype.times = Number.prototype.toInt = function () { return 0 };
     Element.prototype.set = Element.prototype.get = Element.prototype.getElement = function () { return null };
     Element.prototype.match = function () { return false };
     Element.prototype.dispose = function () { return this.parentNode ? this.parentNode.removeChild(this) : this };
     Element.prototype.toggleClass = Element.prototype.empty = Element.prototype.destroy = function () { return this };
     window.Element.prototype.contains = function (other) { return (this.compareDocumentPosition(other) & 16) !== 0 || this === other };
     JSON.encode = JSON.stringify; JSON.decode = JSON.parse;
     Date.now = function () { return +new Date };`,
  ],
  [
    'polyfills of elements that know no more than they were written for',
    `Element.prototype.matches = function (selector) {
       var all = (this.document || this.ownerDocument).querySelectorAll(selector), i = all.length;
       while (--i >= 0 && all.item(i) !== this) {}
       return i > -1;
     };
     Element.prototype.closest = function (selector) {
       for (var at = this; at && at.nodeType === 1; at = at.parentElement || at.parentNode) if (at.matches(selector)) return at;
       return null;
     };
     Element.prototype.remove = CharacterData.prototype.remove = function () { if (this.parentNode) this.parentNode.removeChild(this) };
     Element.prototype.append = DocumentFragment.prototype.append = function () {
       for (var i = 0; i < arguments.length; i++)
         this.appendChild(arguments[i] instanceof Node ? arguments[i] : document.createTextNode(arguments[i]));
     };
     Element.prototype.replaceWith = function (other) { this.parentNode.replaceChild(other, this) };
     Element.prototype.toggleAttribute = function (name) {
       if (this.hasAttribute(name)) this.removeAttribute(name); else this.setAttribute(name, '');
     };
     NodeList.prototype.forEach = Array.prototype.forEach;`,
  ],
  [
    'polyfills of lists and texts that know no more than they were written for',
    `Object.entries = function (object) { var all = []; for (var name in object) all.push([name, object[name]]); return all };
     Object.assign = function (to) {
       for (var i = 1; i < arguments.length; i++) for (var name in arguments[i]) to[name] = arguments[i][name];
       return to;
     };
     Object.fromEntries = function (list) { var made = {}; list.forEach(function (pair) { made[pair[0]] = pair[1] }); return made };
     Array.prototype.flat = function () { return [].concat.apply([], this) };
     Array.prototype.reduce = function (run, start) {
       var at = 0, value = arguments.length > 1 ? start : this[at++];
       for (; at < this.length; at++) value = run(value, this[at], at, this);
       return value;
     };
     String.prototype.replaceAll = function (from, to) { return this.split(from).join(to) };
     String.prototype.padStart = function (length, fill) { var text = String(this); while (text.length < length) text = (fill || ' ') + text; return text };
     window.structuredClone = function (value) { return JSON.parse(JSON.stringify(value)) };`,
  ],
  [
    'promises of a library',
    `window.Promise = (function (Own) {
       function Later(run) {
         var own = new Own(run);
         this.then = function (yes, no) { return new Later(function (resolve, reject) { own.then(yes, no).then(resolve, reject) }) };
         this['catch'] = function (no) { return this.then(null, no) };
       }
       Later.resolve = function (value) { return new Later(function (resolve) { resolve(value) }) };
       Later.reject = function (value) { return new Later(function (resolve, reject) { reject(value) }) };
       ['all', 'race'].forEach(function (name) {
         Later[name] = function (list) { return new Later(function (resolve, reject) { Own[name](list).then(resolve, reject) }) };
       });
       return Later;
     })(Promise);`,
  ],
];
