// Asks the browser for a passkey and sends its answer with the form; without script these forms stay hidden.
;(() => {
  const { browserSupportsWebAuthn, startAuthentication, startRegistration } = window.SimpleWebAuthnBrowser

  const ask = async (form) => {
    const optionsJSON = JSON.parse(form.dataset.options)
    const answer = await (form.dataset.passkey === 'new' ? startRegistration : startAuthentication)({
      optionsJSON,
    })
    form.elements.answer.value = JSON.stringify(answer)
    form.submit()
  }

  for (const form of document.querySelectorAll('form[data-passkey]')) {
    const trouble = form.querySelector('[role="alert"]')
    const say = (text) => {
      trouble.textContent = text
      trouble.hidden = false
    }
    form.hidden = false
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      trouble.hidden = true
      if (!browserSupportsWebAuthn()) say(form.dataset.unable)
      else ask(form).catch((error) => say(error.name === 'InvalidStateError' ? form.dataset.twice : form.dataset.failed))
    })
  }
})()
