// Niceties only: every page works without this file.

const undone = new WeakMap()

function say(button, words) {
  const label = button.querySelector('span')
  const status = button.parentElement.querySelector('[role=status]')
  const before = undone.get(button) ?? { words: label.textContent }
  clearTimeout(before.timer)
  label.textContent = status.textContent = words
  before.timer = setTimeout(() => {
    label.textContent = before.words
    status.textContent = ''
  }, 3000)
  undone.set(button, before)
}

function textFor(button) {
  if (button.dataset.copy) return button.dataset.copy
  const codes = document.getElementById(button.dataset.copyFrom).querySelectorAll('code')
  return Array.from(codes, code => code.textContent + '\n').join('')
}

if (navigator.clipboard) {
  for (const button of document.querySelectorAll('[data-copy], [data-copy-from]')) {
    button.hidden = false
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(textFor(button))
      say(button, button.dataset.done)
    })
  }
}

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}

for (const button of document.querySelectorAll('[data-reveal]')) {
  const input = document.getElementById(button.dataset.reveal)
  const show = shown => {
    input.type = shown ? 'text' : 'password'
    button.setAttribute('aria-pressed', shown)
  }
  button.hidden = false
  button.addEventListener('click', () => show(input.type === 'password'))
  input.form.addEventListener('submit', () => show(false)) // else browsers keep it as ordinary text
}

// A form is sent once: a second click would ask anew for what the first is about to answer. A page that comes back from
// where browsers keep pages may send it again.
const sent = new Set()

addEventListener('submit', event => {
  if (sent.has(event.target)) event.preventDefault()
  else sent.add(event.target)
})

addEventListener('pageshow', () => sent.clear())

const openMenus = () => document.querySelectorAll('details[name=menu][open]')

addEventListener('keydown', event => {
  if (event.key !== 'Escape') return
  for (const menu of openMenus()) {
    menu.open = false
    menu.querySelector('summary').focus()
  }
})

addEventListener('click', event => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false
})
